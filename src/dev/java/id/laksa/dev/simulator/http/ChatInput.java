package id.laksa.dev.simulator.http;

import id.laksa.dev.simulator.ImageType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bounds on what a citizen may say through a form or the JSON. */
final class ChatInput {
  static final int LONGEST_NAME = 60;
  static final int LONGEST_TEXT = 4096;
  static final int LONGEST_CAPTION = 1024;
  static final int LONGEST_PLACE = 200;

  private ChatInput() {}

  /** What is wrong with a text, in Indonesian; null when nothing is. */
  static @Nullable String textFault(String text) {
    if (text.isBlank()) {
      return "Tulis dulu pesannya.";
    }
    return text.length() > LONGEST_TEXT ? "Pesan paling panjang 4.096 karakter." : null;
  }

  /** What is wrong with a photo and its caption, in Indonesian; null when nothing is. */
  static @Nullable String photoFault(Optional<byte[]> photo, @Nullable String caption) {
    if (photo.isEmpty()) {
      return "Pilih dulu fotonya.";
    }
    if (photo.get().length > ImageType.LARGEST) {
      return "Foto paling besar 5 MB.";
    }
    if (ImageType.of(photo.get()).isEmpty()) {
      return "Berkas ini bukan foto JPEG atau PNG.";
    }
    boolean tooLong = caption != null && caption.length() > LONGEST_CAPTION;
    return tooLong ? "Keterangan paling panjang 1.024 karakter." : null;
  }

  /** Degrees; empty when it is no number or outside. A decimal comma is taken, too. */
  static Optional<Double> degrees(@Nullable String text, double most) {
    try {
      double degrees = Double.parseDouble(String.valueOf(text).trim().replace(',', '.'));
      return Math.abs(degrees) <= most ? Optional.of(degrees) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Null when there is nothing to read. */
  static @Nullable String presentOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
