package id.laksa.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of a complaint: by its point, else as its reporter chose, else by its words.
 * Pure; the time grows linearly with the words.
 */
public final class PlaceFinder {
  private final Places places;
  private final Gazetteer gazetteer;
  private final Roads roads;

  /** Knows one city. */
  public PlaceFinder(Places places, Gazetteer gazetteer, Roads roads) {
    this.places = places;
    this.gazetteer = gazetteer;
    this.roads = roads;
  }

  /**
   * Finds.
   *
   * @param text what the citizen wrote
   */
  public FoundPlace find(String text, Whereabouts where) {
    String address = where.address() == null ? "" : TextTokens.BARRIER + where.address();
    String plain = TextTokens.plain(text + address);
    List<String> tokens = TextTokens.of(plain);
    SpokenPlace spoken = gazetteer.read(plain, tokens);
    List<Road> named = roads.in(tokens, where.day(), gazetteer);
    Place pinned = where.point() == null ? null : places.find(where.point()).orElse(null);
    if (pinned != null) {
      return new FoundPlace(pinned, PlaceSource.POINT, false, spoken, named);
    }
    if (where.chosen() != null) {
      return new FoundPlace(where.chosen(), PlaceSource.CHOSEN, false, spoken, named);
    }
    boolean outside = where.point() != null;
    Place told = outside ? null : spoken.place();
    return new FoundPlace(told, source(told), outside, spoken, named);
  }

  private static @Nullable PlaceSource source(@Nullable Place told) {
    return told == null ? null : PlaceSource.WORDS;
  }
}
