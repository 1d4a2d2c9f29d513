package org.qianyin.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * On which TCP ports processes listen, as the kernel says ({@code /proc}, Linux): the sockets that
 * a process holds, looked up in the table of those that listen.
 */
public final class ListeningPorts {
  private static final String LISTEN = "0A";

  private ListeningPorts() {}

  /** The ports, ascending; empty where the kernel does not say. */
  static SortedSet<Integer> of(Collection<ProcessHandle> processes) throws IOException {
    Set<String> sockets = new HashSet<>();
    for (ProcessHandle process : processes) {
      sockets.addAll(sockets(Path.of("/proc/" + process.pid() + "/fd")));
    }
    SortedSet<Integer> ports = new TreeSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      if (!Files.isReadable(Path.of(table))) {
        continue;
      }
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] columns = line.strip().split("\\s+", -1);
        if (columns.length > 9 && columns[3].equals(LISTEN) && sockets.contains(columns[9])) {
          String local = columns[1];
          ports.add(Integer.parseInt(local.substring(local.indexOf(':') + 1), 16));
        }
      }
    }
    return ports;
  }

  /** Inodes of the sockets among the open files of a process. */
  private static List<String> sockets(Path open) throws IOException {
    List<String> inodes = new ArrayList<>();
    if (!Files.isReadable(open)) {
      return inodes;
    }
    try (Stream<Path> files = Files.list(open)) {
      for (Path file : files.toList()) {
        try {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring("socket:[".length(), target.length() - 1));
          }
        } catch (IOException e) {
          // Closed since it was listed.
        }
      }
    }
    return inodes;
  }
}
