package id.laksa.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a complaint say of where it is.
 *
 * @param place null when they name none, or several that don't hold one another
 * @param names of the city's places, as written, each once, in their order
 * @param outside names of places outside the city, likewise
 * @param rtRw {@code rt 3/rw 5}; null when not said
 * @param lane the word that tells a neighbourhood ("gang", "rt"); null when there is none
 */
public record SpokenPlace(
    @Nullable Place place,
    List<String> names,
    List<String> outside,
    @Nullable String rtRw,
    @Nullable String lane) {
  public SpokenPlace {
    names = List.copyOf(names);
    outside = List.copyOf(outside);
  }
}
