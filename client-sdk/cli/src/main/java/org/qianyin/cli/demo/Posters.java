package org.qianyin.cli.demo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.qianyin.cli.demo.report.Report.Picture;

/** Small pictures of works for the report. */
final class Posters {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 320;

  /** Pictures with more pixels are not opened: a small file can claim to be a huge one. */
  private static final long MOST_PIXELS = 64_000_000;

  private Posters() {}

  /** The picture in a file, cut to the shape of a poster; empty if it is none that opens. */
  static Optional<Picture> of(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      if (in == null) {
        return Optional.empty();
      }
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // A picture that does not open costs the report its poster and nothing else.
      return Optional.empty();
    }
  }

  /** The same for a picture that was drawn here. */
  static Optional<Picture> of(BufferedImage image) {
    try {
      return Optional.of(jpeg(cut(image)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Picture> read(ImageReader reader, ImageInputStream in)
      throws IOException {
    try {
      reader.setInput(in);
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
        return Optional.empty();
      }
      return Optional.of(jpeg(cut(reader.read(0))));
    } finally {
      reader.dispose();
    }
  }

  /** Fills the poster; what is over the edge is cut off. */
  private static BufferedImage cut(BufferedImage image) {
    double scale = Math.max((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight());
    int width = (int) Math.ceil(image.getWidth() * scale);
    int height = (int) Math.ceil(image.getHeight() * scale);
    BufferedImage poster = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = poster.createGraphics();
    try {
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      g.drawImage(image, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, null);
    } finally {
      g.dispose();
    }
    return poster;
  }

  private static Picture jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return new Picture("image/jpeg", Base64.getEncoder().encodeToString(out.toByteArray()));
  }
}
