package id.laksa.errand;

import java.util.UUID;

/**
 * Something that must still be done, outside the transaction that promised it.
 *
 * @param id of what it is about: the same errand twice is one
 * @param kind who does it
 * @param lane errands of one kind and lane are done in order, one at a time
 * @param what to do, as whoever does it writes it; may name a person
 * @param attempts how often it was tried, this time included
 * @param held how often whoever it goes to has asked to wait
 */
public record Errand(UUID id, String kind, UUID lane, String what, int attempts, int held) {

  /** An errand that was never asked to wait. */
  public Errand(UUID id, String kind, UUID lane, String what, int attempts) {
    this(id, kind, lane, what, attempts, 0);
  }

  /** An errand that nobody has tried yet. */
  public static Errand fresh(UUID id, String kind, UUID lane, String what) {
    return new Errand(id, kind, lane, what, 0);
  }

  /** Never shows what it is about, so that no log can. */
  @Override
  public String toString() {
    return "Errand[%s %s]".formatted(kind, id);
  }
}
