package id.laksa.rulebook;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import id.laksa.place.Place;
import id.laksa.place.PlaceName;
import id.laksa.place.PlaceName.Needs;
import id.laksa.place.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code rules/place-names.csv}: other names of the city's places, names that are ordinary
 * words too, and places outside. What {@code conf/places.csv} names counts without a row here.
 */
final class PlaceNameRows {
  private final Map<String, List<Place>> official = new HashMap<>();
  private final Map<String, PlaceName> names = new HashMap<>();
  private final Map<String, Row> rowOf = new HashMap<>();
  private final Collection<Fault> faults;

  private PlaceNameRows(Places places, Collection<Fault> faults) {
    this.faults = faults;
    Set<Place> all = new LinkedHashSet<>();
    places.all().forEach(one -> all.add(Place.kecamatan(one.place().kecamatan())));
    places.all().forEach(one -> all.add(one.place()));
    for (Place place : all) {
      String name = place.kelurahan() == null ? place.kecamatan() : place.kelurahan();
      official.computeIfAbsent(letters(name), key -> new ArrayList<>()).add(place);
    }
    official.forEach(
        (key, meant) -> names.put(key, new PlaceName(meant, null, Needs.NOTHING, Set.of())));
  }

  /** Every name by its letters; those of sound rows and of the official list. */
  static Map<String, PlaceName> of(List<Row> rows, Places places, Collection<Fault> faults) {
    PlaceNameRows table = new PlaceNameRows(places, faults);
    rows.forEach(table::read);
    table.glue();
    return Map.copyOf(table.names);
  }

  private void read(Row row) {
    String key = letters(row.get("name"));
    Optional<Needs> needs =
        EnumSet.allOf(Needs.class).stream()
            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(row.get("needs")))
            .findFirst();
    if (!row.sound()) {
      return;
    }
    if (!Letters.isName(row.get("name"))) {
      fault(row, "name must be 1 to 5 words in small letters, at least 3 letters together");
    } else if (rowOf.putIfAbsent(key, row) != null) {
      fault(row, row.get("name") + " is there already, on line " + rowOf.get(key).line());
    } else {
      meaning(row, key, needs.orElseThrow()).ifPresent(name -> names.put(key, name));
    }
  }

  private Optional<PlaceName> meaning(Row row, String key, Needs needs) {
    Set<String> notBefore = Set.copyOf(List.of(row.get("not_before").split(" +")));
    return switch (row.get("kind")) {
      case "inside" -> inside(row, key).map(all -> new PlaceName(all, null, needs, notBefore));
      case "outside" ->
          outside(row, key).map(where -> new PlaceName(List.of(), where, needs, notBefore));
      default -> Optional.of(new PlaceName(List.of(), null, needs, notBefore));
    };
  }

  private Optional<List<Place>> inside(Row row, String key) {
    String means = row.get("means");
    List<Place> places = official.get(letters(means));
    if (places == null) {
      return fault(row, "means must be a kelurahan or kecamatan of places.csv, not " + means);
    }
    return official.containsKey(key) && !key.equals(letters(means))
        ? fault(row, row.get("name") + " is a place itself and can't mean " + means)
        : Optional.of(places);
  }

  private Optional<String> outside(Row row, String key) {
    if (row.get("means").isEmpty()) {
      return fault(row, "means must say where it lies");
    }
    return official.containsKey(key)
        ? fault(row, row.get("name") + " is a place of the city")
        : Optional.of(row.get("means"));
  }

  /** "dicipondoh", as people write in a hurry; only for what can be nothing but a place. */
  private void glue() {
    Map.copyOf(names)
        .forEach(
            (key, name) -> {
              if (name.needs() == Needs.NOTHING && !name.places().isEmpty()) {
                names.putIfAbsent("di" + key, name);
              }
            });
  }

  @CanIgnoreReturnValue
  private <T> Optional<T> fault(Row row, String sentence) {
    faults.add(row.fault(sentence));
    return Optional.empty();
  }

  private static String letters(String name) {
    return Letters.of(name.toLowerCase(Locale.ROOT));
  }
}
