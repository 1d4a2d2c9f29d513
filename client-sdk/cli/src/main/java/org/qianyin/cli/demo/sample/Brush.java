package org.qianyin.cli.demo.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** What the drawings have in common: a smooth canvas, discs and polygons. */
final class Brush {
  private Brush() {}

  /** A picture of these pixels, painted with smooth edges. */
  static BufferedImage paint(int width, int height, Consumer<Graphics2D> painting) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      painting.accept(g);
    } finally {
      g.dispose();
    }
    return image;
  }

  static void disc(Graphics2D g, double x, double y, double radius) {
    g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  /**
   * A polygon.
   *
   * @param points x and y in turn
   */
  static void fill(Graphics2D g, Color color, double... points) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    g.setColor(color);
    g.fill(path);
  }
}
