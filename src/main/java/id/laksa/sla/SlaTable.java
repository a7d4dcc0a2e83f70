package id.laksa.sla;

import id.laksa.classification.Priority;
import id.laksa.place.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Policies by category, urgency and place; the row that says more counts. */
public final class SlaTable implements SlaPolicies {
  /** The name of the rows that hold the operators' own policy. */
  public static final String TRIAGE = "triase";

  /** The name of the rows that hold how long the reporter may answer. */
  public static final String REPORTER = "pelapor";

  private final Map<String, List<Row>> rows;
  private final String version;

  /**
   * A row.
   *
   * @param priority null for every one
   * @param place null for every one
   */
  public record Row(@Nullable Priority priority, @Nullable Place place, Policy policy) {
    private boolean holds(Matter matter) {
      return (priority == null || priority == matter.priority())
          && (place == null || (matter.place() != null && place.holds(matter.place())));
    }

    /** A kelurahan says more than its kecamatan, any place more than the urgency. */
    private int says() {
      int where = place == null ? 0 : place.kelurahan() == null ? 2 : 4;
      return where + (priority == null ? 0 : 1);
    }

    /** Whether it is for whatever isn't said otherwise. */
    boolean isGeneral() {
      return says() == 0;
    }
  }

  /**
   * Holds the given rows.
   *
   * @param rows by category id, and some under {@link #TRIAGE} and {@link #REPORTER}; each has a
   *     general one
   * @throws IllegalArgumentException when a general row is missing
   */
  public SlaTable(Map<String, List<Row>> rows, String version) {
    this.version = version;
    for (String needed : List.of(TRIAGE, REPORTER)) {
      if (!rows.containsKey(needed)) {
        throw new IllegalArgumentException("no row for " + needed);
      }
    }
    rows.forEach(
        (category, some) -> {
          if (some.stream().noneMatch(Row::isGeneral)) {
            throw new IllegalArgumentException("no general row for " + category);
          }
        });
    this.rows = Map.copyOf(rows);
  }

  @Override
  public Policy of(Matter matter) {
    String category = matter.category();
    List<Row> some = category == null ? null : rows.get(category);
    return best(some == null ? triage() : some, matter);
  }

  @Override
  public boolean knows(@Nullable String category) {
    return category == null || rows.containsKey(category);
  }

  @Override
  public Policy reporters() {
    return general(REPORTER);
  }

  @Override
  public String version() {
    return version;
  }

  private List<Row> triage() {
    return Objects.requireNonNull(rows.get(TRIAGE), "checked when it was made");
  }

  private Policy general(String name) {
    return Objects.requireNonNull(rows.get(name), "checked when it was made").stream()
        .filter(Row::isGeneral)
        .findFirst()
        .orElseThrow()
        .policy();
  }

  private static Policy best(List<Row> rows, Matter matter) {
    if (rows.size() == 1) {
      return rows.get(0).policy();
    }
    return rows.stream()
        .filter(row -> row.holds(matter))
        .max(Comparator.comparingInt(Row::says))
        .orElseThrow()
        .policy();
  }
}
