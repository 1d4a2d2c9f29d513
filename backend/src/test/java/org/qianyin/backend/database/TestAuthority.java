package org.qianyin.backend.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority of one test, and the certificate of a server that calls itself localhost.
 */
final class TestAuthority {

  private static final String PASSWORD = "only for tests";

  private final Path folder;

  private TestAuthority(Path folder) {
    this.folder = folder;
  }

  static TestAuthority create(Path folder) throws Exception {
    Files.createDirectories(folder);
    TestAuthority authority = new TestAuthority(folder);
    authority.keytool("-alias", "ca", "-dname", "CN=test authority", "-ext", "bc=ca:true");
    authority.keytool(
        "-alias", "server", "-dname", "CN=postgres", "-ext", "san=dns:localhost", "-signer", "ca");
    KeyStore store = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), password());
    Certificate ca = store.getCertificate("ca");
    Files.writeString(authority.ca(), pem("CERTIFICATE", ca.getEncoded()));
    Files.writeString(
        authority.certificate(), pem("CERTIFICATE", store.getCertificate("server").getEncoded()));
    authority.writeKey(store.getKey("server", password()));
    return authority;
  }

  /** What clients trust. */
  Path ca() {
    return folder.resolve("ca.pem");
  }

  Path certificate() {
    return folder.resolve("server.pem");
  }

  Path key() {
    return folder.resolve("server.key");
  }

  private void writeKey(Key key) throws IOException {
    Files.createFile(
        key(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key(), pem("PRIVATE KEY", key.getEncoded()));
  }

  private static char[] password() {
    return PASSWORD.toCharArray();
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
  }

  private void keytool(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    command.addAll(List.of("-storepass", PASSWORD, "-validity", "2"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("keytool: " + words);
    }
  }
}
