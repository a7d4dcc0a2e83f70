package id.laksa.place;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a complaint is, and what told it.
 *
 * @param place null when unknown or outside the city
 * @param source null exactly when {@code place} is null
 * @param pointOutside whether there is a point, and nothing says that it is in the city
 * @param spoken what its words say, whether that counted or not
 * @param roads the main roads it names, each once
 */
public record FoundPlace(
    @Nullable Place place,
    @Nullable PlaceSource source,
    boolean pointOutside,
    SpokenPlace spoken,
    List<Road> roads) {
  public FoundPlace {
    roads = List.copyOf(roads);
  }

  /** Whether words alone tell where it is, and all they tell lies outside the city. */
  public boolean spokenOutside() {
    return place == null
        && !pointOutside
        && spoken.names().isEmpty()
        && !spoken.outside().isEmpty();
  }

  /** Every name of a place that its words have, as written, in small letters, without "kel.". */
  public List<String> named() {
    return Stream.concat(spoken.names().stream(), spoken.outside().stream())
        .map(name -> name.substring(name.indexOf(". ") < 0 ? 0 : name.indexOf(". ") + 2))
        .toList();
  }

  /** Whether the words name another place than the one that counts. */
  public boolean contradicted() {
    return place != null && !spoken.names().isEmpty() && !agrees(place, spoken.place());
  }

  private static boolean agrees(Place place, @Nullable Place spoken) {
    return spoken != null && (spoken.holds(place) || place.holds(spoken));
  }
}
