package id.laksa.liveroom;

import id.laksa.complaint.Status;
import id.laksa.sla.Matter;
import id.laksa.sla.SlaPolicies;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Adds complaints up to lines of figures. A complaint counts for the department that has it or had
 * it last; that it was returned or passed on, for the department that did it; and where it stood,
 * for whoever had it there. Not thread-safe.
 */
public final class FigureSums {
  private static final int MEDIAN = 50;
  private static final int MOST = 90;
  private final FiguresScope scope;
  private final Grouping by;
  private final SlaPolicies policies;
  private final ZoneId zone;
  private final Sum total = new Sum();
  private final Map<String, Sum> lines = new TreeMap<>();

  /**
   * Adds up these, by working time as it is counted now.
   *
   * @param zone whose months
   */
  public FigureSums(FiguresScope scope, Grouping by, SlaPolicies policies, ZoneId zone) {
    this.scope = scope;
    this.by = by;
    this.policies = policies;
    this.zone = zone;
  }

  /** Adds one, unless the scope leaves it out; when it came in isn't asked again. */
  public void add(CountedComplaint one) {
    if (isLeftOut(scope.category(), one.course().category())
        || isLeftOut(scope.kecamatan(), kecamatan(one))) {
      return;
    }
    Map<StayKey, Long> worked = worked(one);
    total.add(one.course(), worked, scope.department());
    if (by == Grouping.DEPARTMENT) {
      concerned(one.course()).forEach(code -> line(code).add(one.course(), worked, code));
    } else {
      line(key(one)).add(one.course(), worked, scope.department());
    }
  }

  /** All together. */
  public FigureLine total() {
    return total.line("");
  }

  /** Line by line: months in their order, all else by how many came in; none without a figure. */
  public List<FigureLine> lines() {
    Comparator<FigureLine> most =
        Comparator.comparingLong(FigureLine::received).reversed().thenComparing(FigureLine::key);
    return lines.entrySet().stream()
        .map(line -> line.getValue().line(line.getKey()))
        .filter(FigureSums::saysSomething)
        .sorted(by == Grouping.MONTH ? Comparator.comparing(FigureLine::key) : most)
        .toList();
  }

  private static boolean saysSomething(FigureLine line) {
    return line.received() > 0
        || !line.stays().isEmpty()
        || line.figures().values().stream().anyMatch(count -> count > 0);
  }

  private static boolean isLeftOut(@Nullable String asked, @Nullable String is) {
    return asked != null && !asked.equals(is);
  }

  private static @Nullable String kecamatan(CountedComplaint one) {
    return one.place() == null ? null : one.place().kecamatan();
  }

  private String key(CountedComplaint one) {
    return switch (by) {
      case DEPARTMENT -> known(one.course().department());
      case KECAMATAN -> known(kecamatan(one));
      case CATEGORY -> known(one.course().category());
      case MONTH -> YearMonth.from(one.receivedAt().atZone(zone)).toString();
    };
  }

  private static String known(@Nullable String name) {
    return Objects.requireNonNullElse(name, "");
  }

  /** Every department of which it says something. */
  private Set<String> concerned(Course course) {
    if (scope.department() != null) {
      return Set.of(scope.department());
    }
    Set<String> all = new HashSet<>();
    all.add(known(course.department()));
    all.addAll(course.returnedBy());
    all.addAll(course.passedOnBy());
    course.stays().forEach(stay -> all.add(known(stay.department())));
    return all;
  }

  private Sum line(String key) {
    return lines.computeIfAbsent(key, unused -> new Sum());
  }

  /** Where, and with whom. */
  private record StayKey(Status status, String department) {}

  /** The working time of each of its stays, by the calendar of whoever had it. */
  private Map<StayKey, Long> worked(CountedComplaint one) {
    Course course = one.course();
    Matter matter = new Matter(course.category(), course.priority(), one.place());
    return course.stays().stream()
        .collect(
            Collectors.toMap(
                stay -> new StayKey(stay.status(), known(stay.department())),
                stay ->
                    policies
                        .of(stay.department() == null ? matter.undecided() : matter)
                        .calendar()
                        .work()
                        .elapsed(stay.from(), stay.to())
                        .toSeconds(),
                Long::sum));
  }

  /** A line that is being added up. */
  private static final class Sum {
    private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);
    private final Map<Status, Durations> stays = new EnumMap<>(Status.class);
    private long received;
    private long open;
    private long ratings;

    void add(Course course, Map<StayKey, Long> worked, @Nullable String of) {
      if (course.isOf(of)) {
        received++;
        open += course.status().isOpen() ? 1 : 0;
        ratings += course.rating() == null ? 0 : course.rating();
      }
      for (Figure figure : Figure.values()) {
        if (course.counts(figure, of)) {
          figures.merge(figure, 1L, Long::sum);
        }
      }
      Map<Status, Long> there = new EnumMap<>(Status.class);
      worked.forEach(
          (stay, seconds) -> {
            if (of == null || of.equals(stay.department())) {
              there.merge(stay.status(), seconds, Long::sum);
            }
          });
      there.forEach(
          (status, seconds) ->
              stays.computeIfAbsent(status, unused -> new Durations()).add(seconds));
    }

    FigureLine line(String key) {
      Map<Status, FigureLine.StayFigure> lengths = new EnumMap<>(Status.class);
      stays.forEach(
          (status, all) ->
              lengths.put(
                  status,
                  new FigureLine.StayFigure(
                      all.count(), all.percentile(MEDIAN), all.percentile(MOST))));
      return new FigureLine(key, received, open, figures, ratings, lengths);
    }
  }
}
