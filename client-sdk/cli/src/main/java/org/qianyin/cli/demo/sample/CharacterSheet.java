package org.qianyin.cli.demo.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws the design sheet of the heroine: figure, three heads, five colours. */
final class CharacterSheet {
  private static final Color SHEET = new Color(0xf3eddf);
  private static final Color GRID = new Color(0xe2d8c2);
  private static final Color HAIR = new Color(0x241c18);
  private static final Color SKIN = new Color(0xf2d7bd);
  private static final Color ROBE = new Color(0x3f6b6a);
  private static final Color SASH = new Color(0xb5533c);
  private static final Color SLEEVE = new Color(0x5d8c88);
  private static final Color GOLD = new Color(0xd7a54a);

  private CharacterSheet() {}

  /** A picture of 720 × 960 pixels. */
  static byte[] png() throws IOException {
    BufferedImage image = Brush.paint(720, 960, CharacterSheet::paint);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", out)) {
      throw new IllegalStateException("this Java has no PNG writer: run it with a full JDK");
    }
    return out.toByteArray();
  }

  private static void paint(Graphics2D g) {
    paper(g);
    figure(g);
    head(g, 560, 160, 0);
    head(g, 560, 390, 14);
    head(g, 560, 620, -14);
    palette(g);
  }

  private static void paper(Graphics2D g) {
    g.setColor(SHEET);
    g.fillRect(0, 0, 720, 960);
    g.setColor(GRID);
    for (int line = 0; line <= 960; line += 40) {
      g.draw(new Line2D.Double(0, line, 720, line));
      g.draw(new Line2D.Double(line, 0, line, 960));
    }
  }

  private static void figure(Graphics2D g) {
    Brush.fill(g, ROBE, 250, 300, 190, 330, 120, 850, 410, 850, 330, 330);
    Brush.fill(g, SLEEVE, 195, 330, 95, 560, 140, 600, 235, 400);
    Brush.fill(g, SLEEVE, 325, 330, 415, 520, 375, 570, 290, 400);
    Brush.fill(g, SASH, 196, 480, 334, 480, 340, 520, 190, 520);
    Brush.fill(g, SASH, 236, 520, 262, 520, 280, 720, 232, 700);
    Brush.fill(g, HAIR, 200, 850, 225, 880, 170, 880);
    Brush.fill(g, HAIR, 330, 850, 355, 880, 300, 880);
    head(g, 262, 215, 4);
    lantern(g, 395, 640);
  }

  private static void lantern(Graphics2D g, double x, double y) {
    g.setColor(HAIR);
    g.setStroke(new BasicStroke(4));
    g.draw(new Line2D.Double(x, y - 90, x, y - 40));
    g.setColor(new Color(0xd7, 0xa5, 0x4a, 60));
    Brush.disc(g, x, y, 80);
    g.setColor(GOLD);
    g.fill(new Ellipse2D.Double(x - 36, y - 42, 72, 84));
    g.setColor(SASH);
    g.fill(new Rectangle2D.Double(x - 18, y - 50, 36, 10));
    g.fill(new Rectangle2D.Double(x - 18, y + 40, 36, 10));
  }

  private static void head(Graphics2D g, double x, double y, double turn) {
    g.setColor(HAIR);
    Brush.disc(g, x, y - 8, 82);
    Brush.disc(g, x - turn, y - 96, 30);
    g.setColor(SKIN);
    g.fill(new Ellipse2D.Double(x - 60 + turn / 2, y - 52, 120, 132));
    Path2D.Double fringe = new Path2D.Double();
    fringe.moveTo(x - 66, y - 6);
    fringe.curveTo(x - 60, y - 84, x + 60, y - 84, x + 66, y - 6);
    fringe.quadTo(x + 30 + turn, y - 44, x + turn, y - 46);
    fringe.quadTo(x - 34 + turn, y - 40, x - 66, y - 6);
    g.setColor(HAIR);
    g.fill(fringe);
    Brush.disc(g, x - 24 + turn, y + 14, 8);
    Brush.disc(g, x + 24 + turn, y + 14, 8);
    g.setColor(SASH);
    g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(x - 9 + turn, y + 50, x + 9 + turn, y + 50));
    g.setColor(GOLD);
    Brush.disc(g, x - turn + 28, y - 108, 8);
  }

  private static void palette(Graphics2D g) {
    Color[] colors = {HAIR, SKIN, ROBE, SASH, GOLD};
    for (int i = 0; i < colors.length; i++) {
      g.setColor(colors[i]);
      g.fill(new Rectangle2D.Double(470 + i * 36, 780, 36, 60));
    }
  }
}
