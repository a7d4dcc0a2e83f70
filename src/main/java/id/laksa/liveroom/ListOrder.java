package id.laksa.liveroom;

import java.util.Arrays;
import java.util.Optional;

/** In which order complaints are listed. */
public enum ListOrder {
  NEWEST("terbaru"),
  OLDEST("terlama"),
  /** Only what is open has a deadline that somebody must keep. */
  DEADLINE("tenggat");

  private final String word;

  ListOrder(String word) {
    this.word = word;
  }

  /** As an address has it. */
  public String word() {
    return word;
  }

  /** Reads it; empty for anything else. */
  static Optional<ListOrder> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
