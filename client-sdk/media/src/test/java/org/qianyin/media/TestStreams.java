package org.qianyin.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Bytes of any length that are made as they are read. */
public final class TestStreams {
  private TestStreams() {}

  /** Byte i is i mod 251. */
  public static byte[] pattern(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i % 251);
    }
    return bytes;
  }

  public static InputStream of(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  public static InputStream zeros(long size) {
    return new Generated(size) {
      @Override
      void make(byte[] target, int offset, int length) {
        Arrays.fill(target, offset, offset + length, (byte) 0);
      }
    };
  }

  /** The key stream of the profile vectors: ChaCha20, key SHA-256(seed), zero nonce, counter 0. */
  public static InputStream keyStream(String seed, long size) throws GeneralSecurityException {
    byte[] key = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
    Cipher cipher = Cipher.getInstance("ChaCha20");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, "ChaCha20"),
        new ChaCha20ParameterSpec(new byte[12], 0));
    byte[] plain = new byte[1 << 16];
    return new Generated(size) {
      @Override
      void make(byte[] target, int offset, int length) throws GeneralSecurityException {
        cipher.update(plain, 0, length, target, offset);
      }
    };
  }

  /** Gives at most 64 KiB at a time, as files and sockets do. */
  private abstract static class Generated extends InputStream {
    private long left;

    Generated(long size) {
      left = size;
    }

    abstract void make(byte[] target, int offset, int length) throws GeneralSecurityException;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int n = (int) Math.min(Math.min(length, 1 << 16), left);
      if (n == 0) {
        return length == 0 ? 0 : -1;
      }
      try {
        make(target, offset, n);
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
      left -= n;
      return n;
    }
  }
}
