package id.laksa.liveroom;

import java.util.Arrays;
import java.util.Optional;

/**
 * Something that is counted of complaints beside how many came in and are open: each is a set of
 * complaints that the list can show. Whether a complaint is in it is told by its history alone, see
 * {@link CourseReader}.
 */
public enum Figure {
  /** The department that has it last took on its order by the deadline for that. */
  TAKEN_ON_IN_TIME("diterima-tepat"),
  /** It did so later, or the deadline has passed. */
  TAKEN_ON_LATE("diterima-terlambat"),
  /** Last shown as done by the deadline. */
  DONE_IN_TIME("selesai-tepat"),
  /** Last shown as done later, or the deadline has passed while it is open. */
  DONE_LATE("selesai-terlambat"),
  /** A department said that it isn't its own; counted for that department. */
  RETURNED("dikembalikan"),
  /** Another department got it after this one had it; counted for the one that had it. */
  PASSED_ON("dialihkan"),
  /** Its reporter opened it again. */
  REOPENED("dibuka-lagi"),
  /** Its reporter gave a rating; the last one counts. */
  RATED("dinilai"),
  /** Closed without its reporter's word, and so it stayed. */
  UNCONFIRMED("tanpa-konfirmasi"),
  /** News of it reached its reporter by no way, and nobody has told it since. */
  UNTOLD("belum-disampaikan");

  private final String word;

  Figure(String word) {
    this.word = word;
  }

  /** As an address has it. */
  public String word() {
    return word;
  }

  /** Whether it is counted for the department that did it, whoever has the complaint now. */
  public boolean isOfWhoDidIt() {
    return this == RETURNED || this == PASSED_ON;
  }

  /** Reads it; empty for anything else. */
  public static Optional<Figure> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
