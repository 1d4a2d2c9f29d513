package org.qianyin.cli.demo.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** The lane at night: walls, rain, a swaying lantern, someone who walks away under an umbrella. */
final class LaneScene {
  private static final double WIDTH = 90;
  private static final double HEIGHT = 160;
  private static final Color NIGHT = new Color(0x1c2a36);
  private static final Color LEFT_WALL = new Color(0x111b23);
  private static final Color RIGHT_WALL = new Color(0x15222c);
  private static final Color STONES = new Color(0x2d3f4c);
  private static final Color GLOW = new Color(0xe9a94f);
  private static final Color PAPER = new Color(0xf0b45c);
  private static final Color RIB = new Color(0xb9772c);
  private static final Color UMBRELLA = new Color(0x7d3c31);
  private static final Color COAT = new Color(0x0d141a);
  private static final Color RAIN = new Color(0xcf, 0xdb, 0xe4, 90);

  private LaneScene() {}

  /** Draws the scene at {@code t} in [0, 1] of the film. */
  static BufferedImage at(double t, int width, int height) {
    return Brush.paint(
        width,
        height,
        g -> {
          g.scale(width / WIDTH, height / HEIGHT);
          lane(g);
          lantern(g, StrictMath.sin(t * 2 * StrictMath.PI) * 0.14);
          walker(g, t);
          rain(g, t);
        });
  }

  private static void lane(Graphics2D g) {
    Brush.fill(g, NIGHT, 0, 0, WIDTH, 0, WIDTH, HEIGHT, 0, HEIGHT);
    Brush.fill(g, STONES, 40, 92, 52, 92, 78, HEIGHT, 20, HEIGHT);
    Brush.fill(g, new Color(0x8a, 0x6a, 0x3a, 120), 44, 92, 48, 92, 56, HEIGHT, 35, HEIGHT);
    Brush.fill(g, LEFT_WALL, 0, 0, 31, 0, 40, 92, 20, HEIGHT, 0, HEIGHT);
    Brush.fill(g, RIGHT_WALL, WIDTH, 0, 62, 0, 52, 92, 78, HEIGHT, WIDTH, HEIGHT);
    Brush.fill(g, new Color(0x0b1218), 0, 34, 30, 42, 26, 46, 0, 40);
    Brush.fill(g, new Color(0x0b1218), WIDTH, 46, 64, 54, 66, 58, WIDTH, 52);
  }

  private static void lantern(Graphics2D g, double swing) {
    AffineTransform before = g.getTransform();
    g.rotate(swing, 31, 22);
    g.setColor(new Color(0x8b7a61));
    g.draw(new Line2D.Double(31, 22, 31, 44));
    for (int ring = 4; ring >= 1; ring--) {
      g.setColor(new Color(GLOW.getRed(), GLOW.getGreen(), GLOW.getBlue(), 22));
      Brush.disc(g, 31, 56, 7 + ring * 6);
    }
    g.setColor(new Color(0x5d4526));
    g.fill(new Rectangle2D.Double(26.5, 43, 9, 3));
    g.setColor(PAPER);
    g.fill(new Ellipse2D.Double(22, 46, 18, 20));
    g.setColor(RIB);
    g.draw(new Line2D.Double(31, 46, 31, 66));
    g.draw(new Ellipse2D.Double(26.5, 46, 9, 20));
    for (int fringe = -2; fringe <= 2; fringe += 2) {
      g.draw(new Line2D.Double(31 + fringe, 66, 31 + fringe, 72));
    }
    g.setTransform(before);
  }

  private static void walker(Graphics2D g, double t) {
    AffineTransform before = g.getTransform();
    double size = 1.9 - 0.7 * t;
    g.translate(47, 96 + 22 * (1 - t));
    g.scale(size, size);
    Brush.fill(g, COAT, -4, 0, 4, 0, 5.5, 17, -5.5, 17);
    g.setColor(COAT);
    Brush.disc(g, 0, -2, 3);
    g.draw(new Line2D.Double(0, -14, 0, 2));
    Path2D.Double canopy = new Path2D.Double();
    canopy.moveTo(-11, -6);
    canopy.curveTo(-8, -17, 8, -17, 11, -6);
    canopy.quadTo(0, -9, -11, -6);
    g.setColor(UMBRELLA);
    g.fill(canopy);
    g.setTransform(before);
  }

  private static void rain(Graphics2D g, double t) {
    g.setColor(RAIN);
    g.setStroke(new java.awt.BasicStroke(0.5f));
    Lcg chance = new Lcg(7);
    for (int drop = 0; drop < 90; drop++) {
      double x = chance.below(1000) * WIDTH / 1000;
      double speed = 1 + chance.below(3);
      double y = (chance.below(1000) / 1000.0 + t * speed * 4) % 1.0 * (HEIGHT + 12) - 12;
      g.draw(new Line2D.Double(x, y, x - 2.4, y + 8.6));
    }
  }
}
