package id.laksa.deadletter;

import java.util.List;
import java.util.Optional;

/** Every dead letter, wherever it is kept. A place that is away is a fault of its own kind. */
public final class DeadLetters {
  private final List<DeadLetterPlace> places;

  /** Looks into these places, in this order. */
  public DeadLetters(List<? extends DeadLetterPlace> places) {
    this.places = List.copyOf(places);
  }

  /** All that wait for a replay, without their originals. */
  public List<DeadLetter> list() {
    return places.stream().flatMap(place -> place.list().stream()).toList();
  }

  /** One letter with its original, which may hold personal data; empty when there is none. */
  public Optional<DeadLetter> show(String id) {
    return places.stream().flatMap(place -> place.show(id).stream()).findFirst();
  }

  /**
   * Puts a letter back on its way.
   *
   * @return false when there is none of this id; nothing is changed
   */
  public boolean replay(String id) {
    return places.stream().anyMatch(place -> place.replay(id));
  }

  /**
   * Puts all letters back on their way that are there now; one that dies again meanwhile stays.
   *
   * @return how many
   */
  public int replayAll() {
    int replayed = 0;
    for (DeadLetterPlace place : places) {
      for (DeadLetter letter : place.list()) {
        replayed += place.replay(letter.id()) ? 1 : 0;
      }
    }
    return replayed;
  }
}
