package id.laksa.errand;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Where errands lie until they are done. Every method is a transaction of its own. */
public interface Errands {
  /**
   * Takes the next due errand of a kind that nobody works on and whose lane is free.
   *
   * @param lease how long the others leave it alone, unless it is renewed
   */
  Optional<Errand> claim(String kind, Instant now, Duration lease);

  /** Holds on to one that is being worked on; has no effect when another took it meanwhile. */
  void renew(Errand errand, Instant until);

  /** Forgets one that is done; the next of its lane is due. */
  void done(Errand errand, Instant now);

  /** Puts one back until a time, and with it those behind it in its lane. */
  void again(Errand errand, Instant due, String reason);

  /** Puts one back until a time, as if it hadn't been tried. */
  void untried(Errand errand, Instant due);

  /** Puts one back until a time, counting only that it was asked to wait. */
  void held(Errand errand, Instant due, String reason);

  /** Keeps one for a person, as a dead letter; the next of its lane is due. */
  void bury(Errand errand, Instant now, String reason);
}
