package id.laksa.evidence;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Finds and removes what has lain in a store for long. A fault is an unchecked I/O exception. */
public interface OldPhotos {
  /**
   * Lists photographs that were last put or renewed longer ago than this, and clears away what
   * writes that broke off have left for as long.
   *
   * @param some is told their ids, some at a time, never none
   */
  void each(Duration age, Consumer<List<String>> some);

  /**
   * Removes a photograph for good; one that isn't there is removed already.
   *
   * @param sha256 an id
   * @return false when it was put or renewed within this time: whoever did may be about to name it
   */
  boolean remove(String sha256, Duration age);
}
