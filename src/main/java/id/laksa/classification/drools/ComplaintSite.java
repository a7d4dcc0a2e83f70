package id.laksa.classification.drools;

import static java.util.stream.Collectors.joining;

import id.laksa.classification.Decision;
import id.laksa.classification.Explanation;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.place.FoundPlace;
import id.laksa.place.Place;
import id.laksa.place.PlaceSource;
import id.laksa.place.Road;
import id.laksa.place.SpokenPlace;
import id.laksa.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a complaint is, for the rules and for who reads their decision. */
final class ComplaintSite {
  private final FoundPlace found;
  private final Departments departments;
  private final Texts texts;

  ComplaintSite(FoundPlace found, Departments departments, Texts texts) {
    this.found = found;
    this.departments = departments;
    this.texts = texts;
  }

  Optional<Place> place() {
    return Optional.ofNullable(found.place());
  }

  Site site() {
    String kecamatan =
        place()
            .flatMap(place -> departments.byKecamatan(place.kecamatan()))
            .map(Department::code)
            .orElse(null);
    return new Site(kecamatan, found.spoken().lane());
  }

  /** The main road it is on; empty when none is named, or roads of several owners are. */
  Optional<Street> street() {
    if (found.roads().isEmpty()) {
      return Optional.empty();
    }
    List<Street> streets = found.roads().stream().map(this::street).toList();
    long owners =
        streets.stream().map(street -> street.owner() + street.roadClass()).distinct().count();
    return owners == 1 ? Optional.of(streets.get(0)) : Optional.empty();
  }

  /** Why no department of the city is sure to be meant; empty when nothing speaks against it. */
  Optional<Reason> outside() {
    return found.pointOutside()
        ? Optional.of(Reason.OUTSIDE_THE_CITY)
        : found.spokenOutside() ? Optional.of(Reason.NAMED_OUTSIDE_THE_CITY) : Optional.empty();
  }

  /** The decision with what is to be said of the place. */
  Decision told(Decision decision) {
    Explanation why = decision.explanation();
    Explanation explanation =
        new Explanation(
            why.decidedBy(),
            why.rule(),
            Stream.concat(why.matched().stream(), names().stream()).distinct().toList(),
            why.rulesVersion(),
            why.alternatives());
    return new Decision(
        decision.category(),
        decision.department(),
        decision.priority(),
        decision.place(),
        note(decision.note()),
        explanation,
        found.source());
  }

  /** The words that counted for the place, or that leave it open. */
  private List<String> names() {
    SpokenPlace spoken = found.spoken();
    if (found.source() == PlaceSource.WORDS || (found.place() == null && !found.pointOutside())) {
      return Stream.of(
              spoken.names().stream(),
              found.spokenOutside() ? spoken.outside().stream() : Stream.<String>empty(),
              spoken.names().isEmpty() ? Stream.<String>empty() : Stream.ofNullable(spoken.rtRw()))
          .flatMap(words -> words)
          .toList();
    }
    return List.of();
  }

  private @Nullable String note(@Nullable String before) {
    List<String> sentences = new ArrayList<>();
    if (before != null) {
      sentences.add(before);
    }
    SpokenPlace spoken = found.spoken();
    String names = String.join(", ", spoken.names());
    if (found.source() == PlaceSource.WORDS) {
      sentences.add(texts.text("order.note.place.by-words", Map.of("place", spokenWords())));
    } else if (found.contradicted()) {
      sentences.add(
          texts.text(
              "order.note.place.contradicted", Map.of("named", names, "used", sourceWords())));
    } else if (found.place() == null && !names.isEmpty()) {
      sentences.add(texts.text("order.note.place.named", Map.of("named", names)));
    }
    if (found.roads().size() > 1 && street().isEmpty()) {
      String roads =
          found.roads().stream().map(road -> street(road).words()).collect(joining(", "));
      sentences.add(texts.text("order.note.place.roads", Map.of("roads", roads)));
    }
    return sentences.isEmpty() ? null : String.join(" ", sentences);
  }

  private String spokenWords() {
    return Stream.concat(
            place().map(Place::words).stream(), Stream.ofNullable(found.spoken().rtRw()))
        .collect(joining(", "))
        .replace("rt ", "RT ")
        .replace("rw ", "RW ");
  }

  private String sourceWords() {
    boolean point = found.source() == PlaceSource.POINT;
    return texts.text(point ? "order.note.place.point" : "order.note.place.form")
        + place().map(place -> " (" + place.words() + ")").orElse("");
  }

  private Street street(Road road) {
    String roadClass = road.roadClass().name().toLowerCase(Locale.ROOT);
    String name = road.name().toLowerCase(Locale.ROOT).replace(".", "");
    String words = texts.text("order.note.road", Map.of("name", name, "class", roadClass));
    return new Street(words, roadClass, road.owner());
  }
}
