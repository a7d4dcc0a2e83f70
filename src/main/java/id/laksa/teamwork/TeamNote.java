package id.laksa.teamwork;

import java.time.Instant;

/**
 * What an operator noted for the others.
 *
 * @param ticket of the complaint it is about; empty of a note about the shift
 * @param author the operator's user
 * @param seen whether whom it names has read it; true where that isn't asked
 */
public record TeamNote(String ticket, Instant at, String author, String text, boolean seen) {
  /** Most characters of one. */
  public static final int LONGEST = 2_000;

  /** Says nothing: it may be about a person. */
  @Override
  public String toString() {
    return "TeamNote";
  }
}
