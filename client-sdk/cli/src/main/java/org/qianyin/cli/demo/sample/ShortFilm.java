package org.qianyin.cli.demo.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Four seconds of the lane, 12 pictures a second, with rain and a plucked string. */
final class ShortFilm {
  static final int WIDTH = 360;
  static final int HEIGHT = 640;
  static final int RATE = 12;
  static final int SECONDS = 4;
  static final int SAMPLE_RATE = 24_000;

  private ShortFilm() {}

  static byte[] movie() throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    int count = RATE * SECONDS;
    for (int i = 0; i < count; i++) {
      pictures.add(jpeg(LaneScene.at((double) i / count, WIDTH, HEIGHT)));
    }
    return new QuickTimeMovie(
            WIDTH, HEIGHT, RATE, pictures, SAMPLE_RATE, Strings.play(SAMPLE_RATE, SECONDS))
        .bytes();
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    if (!writers.hasNext()) {
      throw new IllegalStateException("this Java has no JPEG writer: run it with a full JDK");
    }
    ImageWriter writer = writers.next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(target);
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(0.8f);
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
