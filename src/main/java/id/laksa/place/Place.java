package id.laksa.place;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of the city.
 *
 * @param kecamatan the district's name, as in the official list; never null
 * @param kelurahan the sub-district's name; null when only the kecamatan is known
 */
public record Place(String kecamatan, @Nullable String kelurahan) {
  /** A whole kecamatan. */
  public static Place kecamatan(String name) {
    return new Place(name, null);
  }

  /** As people write it: {@code Kel. Cikokol, Kec. Tangerang}. */
  public String words() {
    return Stream.of(kelurahan == null ? "" : "Kel. " + kelurahan, "Kec. " + kecamatan)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** Whether another is this one or a part of it. */
  public boolean holds(Place other) {
    return kecamatan.equals(other.kecamatan)
        && (kelurahan == null || kelurahan.equals(other.kelurahan));
  }
}
