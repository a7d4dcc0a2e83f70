package id.laksa.place;

import id.laksa.place.Phrases.Phrase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows the names of main roads, and reads them in texts. */
public final class Roads {
  private final Phrases<RoadName> names;

  /**
   * A name of a road.
   *
   * @param afterStreetWord whether it counts only after "jl" or the like
   * @param rows of the road, one for each time; they don't cross
   */
  public record RoadName(boolean afterStreetWord, List<Road> rows) {
    public RoadName {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Holds the roads of one city.
   *
   * @param names by their letters, small and without blanks
   */
  public Roads(Map<String, RoadName> names) {
    this.names = new Phrases<>(names);
  }

  /**
   * The roads that words say it is on, each once, in their order.
   *
   * @param day for which the rows must hold; null for the rows without an end
   */
  List<Road> in(List<String> tokens, @Nullable LocalDate day, Gazetteer gazetteer) {
    List<Phrase<RoadName>> found = names.in(tokens);
    return found.isEmpty()
        ? List.of()
        : found.stream()
            .filter(phrase -> isOn(tokens, phrase, gazetteer))
            .flatMap(phrase -> phrase.meaning().rows().stream())
            .filter(road -> day == null ? road.to() == null : road.holdsOn(day))
            .distinct()
            .toList();
  }

  private static boolean isOn(List<String> tokens, Phrase<RoadName> phrase, Gazetteer gazetteer) {
    int at = phrase.from() - 1;
    if (gazetteer.word(tokens, at) == PlaceWord.HIGHWAY) {
      at--;
    }
    boolean streetWord = gazetteer.word(tokens, at) == PlaceWord.STREET;
    PlaceWord before = gazetteer.word(tokens, streetWord ? at - 1 : at);
    return (streetWord || !phrase.meaning().afterStreetWord()) && !leadsAway(before);
  }

  private static boolean leadsAway(@Nullable PlaceWord word) {
    return word == PlaceWord.ELSEWHERE || word == PlaceWord.NEAR || word == PlaceWord.LANE;
  }
}
