package id.laksa.dev.simulator;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The images that may be sent, known by their first bytes. */
public enum ImageType {
  /** Photos. */
  JPEG("image/jpeg", "ffd8ff"),
  /** Drawings and screenshots. */
  PNG("image/png", "89504e470d0a1a0a");

  /** The largest that may be sent, in bytes. */
  public static final int LARGEST = 5 * 1024 * 1024;

  private static final int LONGEST_HEAD = 8;
  private final String mime;
  private final String head;

  ImageType(String mime, String head) {
    this.mime = mime;
    this.head = head;
  }

  /** As {@code image/jpeg}. */
  public String mime() {
    return mime;
  }

  /** What bytes are, whatever they are called; empty when neither. */
  public static Optional<ImageType> of(byte[] bytes) {
    String begin = HexFormat.of().formatHex(bytes, 0, Math.min(LONGEST_HEAD, bytes.length));
    return Arrays.stream(values()).filter(type -> begin.startsWith(type.head)).findFirst();
  }
}
