package id.laksa.deadletter;

import java.util.List;
import java.util.Optional;

/** Where dead letters are kept. An id that is another place's is just unknown here. */
public interface DeadLetterPlace {
  /** All letters that weren't replayed, the oldest first, without their originals. */
  List<DeadLetter> list();

  /** One letter with its original; empty when it isn't here, or no longer. */
  Optional<DeadLetter> show(String id);

  /**
   * Puts a letter back on its way, once, in one transaction.
   *
   * @return false when it isn't here, or no longer, or its source is unknown; nothing is changed
   */
  boolean replay(String id);
}
