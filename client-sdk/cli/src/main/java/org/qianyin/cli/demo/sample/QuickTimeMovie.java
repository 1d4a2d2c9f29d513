package org.qianyin.cli.demo.sample;

import java.util.List;

/**
 * A QuickTime file: one track of JPEG pictures, one of PCM sound, interleaved picture by picture.
 *
 * <p>Layout after Apple's QuickTime File Format: {@code ftyp}, {@code moov} before {@code mdat} so
 * that players can start at once. JPEG and PCM need no encoder and every common player reads them.
 */
final class QuickTimeMovie {
  private static final int[] MATRIX = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};
  private final int width;
  private final int height;
  private final int rate;
  private final List<byte[]> pictures;
  private final int sampleRate;
  private final short[] sound;

  QuickTimeMovie(
      int width, int height, int rate, List<byte[]> pictures, int sampleRate, short[] sound) {
    if (pictures.isEmpty() || (long) sound.length * rate != (long) pictures.size() * sampleRate) {
      throw new IllegalArgumentException("picture and sound must last equally long");
    }
    this.width = width;
    this.height = height;
    this.rate = rate;
    this.pictures = List.copyOf(pictures);
    this.sampleRate = sampleRate;
    this.sound = sound.clone();
  }

  byte[] bytes() {
    Atoms out = new Atoms();
    int ftyp = out.open("ftyp");
    out.text("qt  ").u32(0x20050300).text("qt  ");
    out.close(ftyp);
    // The offsets in moov depend on its own length, which does not depend on them: write it twice.
    Atoms trial = new Atoms();
    moov(trial, 0);
    moov(out, out.size() + trial.size() + 8);
    int mdat = out.open("mdat");
    for (int i = 0; i < pictures.size(); i++) {
      out.raw(pictures.get(i));
      for (int s = i * samplesPerPicture(); s < (i + 1) * samplesPerPicture(); s++) {
        out.u8(sound[s] & 0xff).u8(sound[s] >> 8);
      }
    }
    out.close(mdat);
    return out.bytes();
  }

  private int samplesPerPicture() {
    return sampleRate / rate;
  }

  private void moov(Atoms out, int dataStart) {
    int moov = out.open("moov");
    int mvhd = out.open("mvhd");
    out.u32(0).u32(0).u32(0).u32(rate).u32(pictures.size()).u32(0x10000).u16(0x100).zeros(10);
    out.u32s(MATRIX).zeros(24).u32(3);
    out.close(mvhd);
    pictureTrack(out, dataStart);
    soundTrack(out, dataStart);
    out.close(moov);
  }

  private void pictureTrack(Atoms out, int dataStart) {
    int trak = out.open("trak");
    trackHeader(out, 1, 0, width, height);
    int mdia = mediaStart(out, rate, pictures.size(), "vide");
    int minf = out.open("minf");
    int vmhd = out.open("vmhd");
    out.u32(1).u16(0x40).u16(0x8000).u16(0x8000).u16(0x8000);
    out.close(vmhd);
    dataInfo(out);
    int stbl = out.open("stbl");
    int stsd = out.open("stsd");
    out.u32(0).u32(1);
    int jpeg = out.open("jpeg");
    out.zeros(6).u16(1).u32(0).u32(0).u32(0).u32(512).u16(width).u16(height);
    out.u32(72 << 16).u32(72 << 16).u32(0).u16(1).zeros(32).u16(24).u16(0xffff);
    out.close(jpeg);
    out.close(stsd);
    times(out, pictures.size(), 1);
    chunks(out, 1);
    int stsz = out.open("stsz");
    out.u32(0).u32(0).u32(pictures.size());
    pictures.forEach(picture -> out.u32(picture.length));
    out.close(stsz);
    int stco = out.open("stco");
    out.u32(0).u32(pictures.size());
    int at = dataStart;
    for (byte[] picture : pictures) {
      out.u32(at);
      at += picture.length + 2 * samplesPerPicture();
    }
    out.close(stco);
    close(out, stbl, minf, mdia, trak);
  }

  private void soundTrack(Atoms out, int dataStart) {
    int trak = out.open("trak");
    trackHeader(out, 2, 0x100, 0, 0);
    int mdia = mediaStart(out, sampleRate, sound.length, "soun");
    int minf = out.open("minf");
    int smhd = out.open("smhd");
    out.u32(0).u32(0);
    out.close(smhd);
    dataInfo(out);
    int stbl = out.open("stbl");
    int stsd = out.open("stsd");
    out.u32(0).u32(1);
    int sowt = out.open("sowt"); // PCM, little endian
    out.zeros(6).u16(1).zeros(8).u16(1).u16(16).u32(0).u32(sampleRate << 16);
    out.close(sowt);
    out.close(stsd);
    times(out, sound.length, 1);
    chunks(out, samplesPerPicture());
    int stsz = out.open("stsz");
    out.u32(0).u32(2).u32(sound.length);
    out.close(stsz);
    int stco = out.open("stco");
    out.u32(0).u32(pictures.size());
    int at = dataStart;
    for (byte[] picture : pictures) {
      out.u32(at + picture.length);
      at += picture.length + 2 * samplesPerPicture();
    }
    out.close(stco);
    close(out, stbl, minf, mdia, trak);
  }

  private void trackHeader(Atoms out, int id, int volume, int trackWidth, int trackHeight) {
    int tkhd = out.open("tkhd");
    out.u32(0xf).u32(0).u32(0).u32(id).u32(0).u32(pictures.size()).zeros(8);
    out.u16(0).u16(0).u16(volume).u16(0).u32s(MATRIX).u32(trackWidth << 16).u32(trackHeight << 16);
    out.close(tkhd);
  }

  private static int mediaStart(Atoms out, int timeScale, int duration, String kind) {
    int mdia = out.open("mdia");
    int mdhd = out.open("mdhd");
    out.u32(0).u32(0).u32(0).u32(timeScale).u32(duration).u16(0).u16(0);
    out.close(mdhd);
    int hdlr = out.open("hdlr");
    out.u32(0).text("mhlr").text(kind).zeros(12).u8(0);
    out.close(hdlr);
    return mdia;
  }

  private static void dataInfo(Atoms out) {
    int hdlr = out.open("hdlr");
    out.u32(0).text("dhlr").text("alis").zeros(12).u8(0);
    out.close(hdlr);
    int dinf = out.open("dinf");
    int dref = out.open("dref");
    out.u32(0).u32(1);
    int alis = out.open("alis");
    out.u32(1); // the media are in this very file
    close(out, alis, dref, dinf);
  }

  private static void times(Atoms out, int count, int each) {
    int stts = out.open("stts");
    out.u32(0).u32(1).u32(count).u32(each);
    out.close(stts);
  }

  private static void chunks(Atoms out, int samplesEach) {
    int stsc = out.open("stsc");
    out.u32(0).u32(1).u32(1).u32(samplesEach).u32(1);
    out.close(stsc);
  }

  private static void close(Atoms out, int... atoms) {
    for (int atom : atoms) {
      out.close(atom);
    }
  }
}
