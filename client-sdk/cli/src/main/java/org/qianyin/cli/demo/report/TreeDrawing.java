package org.qianyin.cli.demo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The RFC 6962 tree as inline SVG: every leaf up to 64, beyond that the path only. The solid square
 * is the entry, the bold line leads to the root, rings are the hashes that the proof gives.
 */
final class TreeDrawing {
  private static final int WIDE = 320;
  private static final int MANY = 64;

  /** A drawn node: leaves [from, to), where it stands, and whether the path runs through it. */
  private record Node(long from, long to, double x, double y, boolean onPath) {}

  private final long seq;
  private final long size;
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder nodes = new StringBuilder();
  private final List<Node> leaves = new ArrayList<>();
  private final double step;
  private double next;

  private TreeDrawing(long seq, long size) {
    this.seq = seq;
    this.size = size;
    this.step = WIDE / (double) drawnLeaves(0, size);
    this.next = step / 2;
  }

  static void draw(Html out, long seq, long size, String sentence) {
    TreeDrawing drawing = new TreeDrawing(seq, size);
    int depth = depth(size);
    double bottom = 12 + depth * 18.5;
    Node root = drawing.place(0, size, 0, bottom);
    out.raw("<svg class=\"tree\"").attribute("viewBox", "0 0 320 " + fixed(bottom + 22));
    out.raw(" role=\"img\"").attribute("aria-label", sentence).raw(">");
    out.raw(drawing.lines.toString()).raw(drawing.nodes.toString());
    double half = 7;
    out.raw(
        "<rect class=\"me\" x=\"%s\" y=\"%s\" width=\"14\" height=\"14\" transform=\"rotate(45 %s %s)\"/>"
            .formatted(
                fixed(root.x() - half), fixed(root.y() - half), fixed(root.x()), fixed(root.y())));
    for (Node leaf : drawing.leaves) {
      if (leaf.onPath()) {
        out.raw(
            "<text text-anchor=\"middle\" x=\"%s\" y=\"%s\">"
                .formatted(fixed(leaf.x()), fixed(bottom + 19)));
        out.text(Long.toString(seq)).raw("</text>");
      }
    }
    out.raw("</svg>");
  }

  private Node place(long from, long to, int level, double bottom) {
    boolean onPath = from <= seq && seq < to;
    double y = 12 + level * 18.5;
    if (to - from == 1 || folded(onPath)) {
      Node leaf = new Node(from, to, next, to - from == 1 ? bottom : y, onPath);
      next += step;
      mark(leaf, to - from == 1);
      return leaf;
    }
    long split = from + Long.highestOneBit(to - from - 1);
    Node left = place(from, split, level + 1, bottom);
    Node right = place(split, to, level + 1, bottom);
    Node node = new Node(from, to, (left.x() + right.x()) / 2, y, onPath);
    line(node, left);
    line(node, right);
    if (level > 0) {
      circle(node, sibling(from, to));
    }
    return node;
  }

  /** Trees too large to draw show what hangs off the path as one ring. */
  private boolean folded(boolean onPath) {
    return size > MANY && !onPath;
  }

  private long drawnLeaves(long from, long to) {
    boolean onPath = from <= seq && seq < to;
    if (to - from == 1 || folded(onPath)) {
      return 1;
    }
    long split = from + Long.highestOneBit(to - from - 1);
    return drawnLeaves(from, split) + drawnLeaves(split, to);
  }

  private void mark(Node node, boolean leaf) {
    if (!leaf) {
      circle(node, true);
      return;
    }
    leaves.add(node);
    boolean head = node.from() == size - 1;
    String style =
        node.onPath() ? "me" : sibling(node.from(), node.to()) ? "sib" : head ? "head" : "n";
    double side = node.onPath() ? 12 : Math.min(8, step * 0.75);
    nodes.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
            .formatted(
                style,
                fixed(node.x() - side / 2),
                fixed(node.y() - side / 2),
                fixed(side),
                fixed(side)));
  }

  private void circle(Node node, boolean sibling) {
    String style = node.onPath() ? "me" : sibling ? "sib" : "n";
    nodes.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
            .formatted(style, fixed(node.x()), fixed(node.y()), sibling ? "5" : "4"));
  }

  private void line(Node from, Node to) {
    lines.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"%s/>"
            .formatted(
                fixed(from.x()),
                fixed(from.y()),
                fixed(to.x()),
                fixed(to.y()),
                to.onPath() ? " class=\"on\"" : ""));
  }

  /** Whether [from, to) is the other half of a node on the path: a hash of the proof. */
  private boolean sibling(long from, long to) {
    long low = 0;
    long high = size;
    while (high - low > 1) {
      long split = low + Long.highestOneBit(high - low - 1);
      boolean left = seq < split;
      if (left ? from == split && to == high : from == low && to == split) {
        return true;
      }
      if (left) {
        high = split;
      } else {
        low = split;
      }
    }
    return false;
  }

  private static int depth(long size) {
    return size == 1 ? 0 : 64 - Long.numberOfLeadingZeros(size - 1);
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
