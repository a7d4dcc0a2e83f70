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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code rules/evidence.csv}. */
final class EvidenceRows {
  static final List<String> COLUMNS =
      List.of(
          "applies",
          "proof",
          "metres",
          "smallest_edge",
          "sharpness",
          "earlier",
          "ahead",
          "like_bits",
          "to_operator");
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
        terms(row)
            .ifPresent(
                terms -> {
                  if (written.put(applies, terms) != null) {
                    faults.add(row.fault(applies + " is there twice"));
                  }
                });
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
    Optional<Proof> proof = proof(row);
    Optional<Integer> metres = metres(row);
    Optional<Integer> edge = whole(row, "smallest_edge", 1, 10_000);
    Optional<Integer> sharpness = whole(row, "sharpness", 0, 100_000);
    Optional<Duration> earlier = duration(row, "earlier");
    Optional<Duration> ahead = duration(row, "ahead");
    Optional<Integer> bits = whole(row, "like_bits", 0, EvidenceTerms.MOST_LIKE_BITS);
    Optional<Set<Check>> toOperator = checks(row);
    if (proof.isEmpty()
        || metres.isEmpty()
        || edge.isEmpty()
        || sharpness.isEmpty()
        || earlier.isEmpty()
        || ahead.isEmpty()
        || bits.isEmpty()
        || toOperator.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EvidenceTerms(
            proof.get(),
            unlessZero(metres.get()),
            edge.get(),
            sharpness.get(),
            earlier.get(),
            ahead.get(),
            bits.get(),
            toOperator.get()));
  }

  private Optional<Proof> proof(Row row) {
    Optional<Proof> proof = Optional.ofNullable(PROOFS.get(row.get("proof")));
    if (proof.isEmpty()) {
      faults.add(row.fault("proof must be photo or document"));
    }
    return proof;
  }

  /** 0 where nothing is written: the place isn't checked. */
  private Optional<Integer> metres(Row row) {
    return row.get("metres").isEmpty() ? Optional.of(0) : whole(row, "metres", 1, 100_000);
  }

  private static @Nullable Integer unlessZero(int metres) {
    return metres == 0 ? null : metres;
  }

  private Optional<Integer> whole(Row row, String column, int least, int most) {
    String written = row.get(column);
    int value = written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : -1;
    if (value >= least && value <= most) {
      return Optional.of(value);
    }
    faults.add(row.fault(column + " must be a whole number from " + least + " to " + most));
    return Optional.empty();
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
