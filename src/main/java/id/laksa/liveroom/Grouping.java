package id.laksa.liveroom;

import java.util.Arrays;
import java.util.Optional;

/** By what figures are told apart. */
public enum Grouping {
  DEPARTMENT("instansi"),
  KECAMATAN("kecamatan"),
  CATEGORY("kategori"),
  /** Of receipt, in the city's zone. */
  MONTH("bulan");

  private final String word;

  Grouping(String word) {
    this.word = word;
  }

  /** As an address has it. */
  public String word() {
    return word;
  }

  /** Reads it; empty for anything else. */
  public static Optional<Grouping> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
