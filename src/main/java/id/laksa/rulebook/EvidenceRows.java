package id.laksa.rulebook;

import id.laksa.evidence.Check;
import id.laksa.evidence.EvidenceTerms;
import id.laksa.evidence.EvidenceTerms.Proof;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code rules/evidence.csv}. */
final class EvidenceRows {
  static final String ALL = "semua";
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Map<String, Proof> PROOFS =
      Map.of("photo", Proof.PHOTO, "document", Proof.DOCUMENT);

  private final Map<String, Row> categories;
  private final Set<String> groups;
  private final Collection<Fault> faults;

  /**
   * Prepares one reading.
   *
   * @param categories the rows of {@code categories.csv} by id
   */
  EvidenceRows(Map<String, Row> categories, Collection<Fault> faults) {
    this.categories = categories;
    this.groups =
        categories.values().stream().map(row -> row.get("group")).collect(Collectors.toSet());
    this.faults = faults;
  }

  /**
   * The terms of every category, and under {@link #ALL} those of whatever is none.
   *
   * @param file for what no line is to blame for
   */
  Map<String, EvidenceTerms> read(String file, List<Row> rows) {
    Map<String, EvidenceTerms> written = new HashMap<>();
    for (Row row : rows) {
      String applies = row.get("applies");
      boolean known =
          applies.equals(ALL) || groups.contains(applies) || categories.containsKey(applies);
      if (!known) {
        faults.add(row.fault(applies + " is neither a category nor a group nor " + ALL));
      } else {
        terms(row).ifPresent(terms -> written.put(applies, terms));
      }
    }
    if (!rows.isEmpty() && rows.stream().noneMatch(row -> row.get("applies").equals(ALL))) {
      faults.add(new Fault(file, 0, "has no row for " + ALL));
    }
    return spread(written);
  }

  private Map<String, EvidenceTerms> spread(Map<String, EvidenceTerms> written) {
    Map<String, EvidenceTerms> terms = new HashMap<>();
    EvidenceTerms others = written.get(ALL);
    if (others != null) {
      terms.put(ALL, others);
      categories.forEach(
          (id, row) ->
              terms.put(
                  id, written.getOrDefault(id, written.getOrDefault(row.get("group"), others))));
    }
    return terms;
  }

  private Optional<EvidenceTerms> terms(Row row) {
    if (!row.sound()) {
      return Optional.empty();
    }
    Optional<Duration> earlier = duration(row, "earlier");
    Optional<Duration> ahead = duration(row, "ahead");
    Optional<Set<Check>> toOperator = checks(row);
    if (earlier.isEmpty() || ahead.isEmpty() || toOperator.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EvidenceTerms(
            Objects.requireNonNull(PROOFS.get(row.get("proof"))),
            row.isEmpty("metres") ? null : row.whole("metres"),
            row.whole("smallest_edge"),
            row.whole("sharpness"),
            earlier.get(),
            ahead.get(),
            row.whole("like_bits"),
            toOperator.get()));
  }

  private Optional<Duration> duration(Row row, String column) {
    try {
      Duration duration = Duration.parse(row.get(column));
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return Optional.of(duration);
      }
    } catch (DateTimeParseException e) {
      // The sentence below says what is wrong with it.
    }
    faults.add(row.fault(column + " must be a time from PT0S to P30D, such as PT10M"));
    return Optional.empty();
  }

  private Optional<Set<Check>> checks(Row row) {
    Set<Check> checks = EnumSet.noneOf(Check.class);
    for (String slug : row.get("to_operator").split(" +", -1)) {
      Optional<Check> check = Check.of(slug);
      if (check.isPresent()) {
        checks.add(check.get());
      } else if (!slug.isEmpty()) {
        faults.add(row.fault("to_operator: there is no check " + slug));
        return Optional.empty();
      }
    }
    return Optional.of(checks);
  }
}
