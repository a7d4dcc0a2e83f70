package id.laksa.place;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name as citizens write it, and what it can mean.
 *
 * @param places of the city, kecamatan and kelurahan of this name; empty when it is outside or says
 *     nothing certain
 * @param outside where outside the city it lies; null when it doesn't
 * @param needs what must stand before it, because it is an ordinary word too
 * @param notBefore words after which it isn't one: "larangan parkir" is a prohibition
 */
public record PlaceName(
    List<Place> places, @Nullable String outside, Needs needs, Set<String> notBefore) {
  public PlaceName {
    places = List.copyOf(places);
    notBefore = Set.copyOf(notBefore);
  }

  /** What must stand before a name. */
  public enum Needs {
    /** It can be nothing but a place. */
    NOTHING,
    /** "di", "daerah", "kel." or the like. */
    MARKER,
    /** "kel." or "kec.". */
    LEVEL
  }

  /** Whether it counts after this word; null when what stands before it says nothing. */
  boolean countsAfter(@Nullable PlaceWord word) {
    if (word == null || word == PlaceWord.NEAR) {
      return needs == Needs.NOTHING;
    }
    return switch (word) {
      case KELURAHAN, KECAMATAN -> true;
      case AT -> needs != Needs.LEVEL;
      default -> false;
    };
  }

  /** What it can mean after this word. A kecamatan stands for its kelurahan of the same name. */
  List<Place> meaningsAfter(@Nullable PlaceWord word) {
    List<Place> meant =
        places.stream()
            .filter(
                place ->
                    word == PlaceWord.KELURAHAN
                        ? place.kelurahan() != null
                        : word == PlaceWord.KECAMATAN
                            ? place.kelurahan() == null
                            : places.stream().noneMatch(o -> !o.equals(place) && o.holds(place)))
            .toList();
    // People take one for the other: there is no "kel. Ciledug", but what is meant is plain.
    return meant.isEmpty() ? places : meant;
  }
}
