package id.laksa.liveroom.http;

import freemarker.template.TemplateMethodModelEx;
import id.laksa.department.Department;
import id.laksa.liveroom.Board;
import id.laksa.liveroom.Forecast;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.OverviewFigures;
import id.laksa.liveroom.OverviewFigures.Tally;
import id.laksa.rulebook.RuleBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is read from across a room: few figures, and the departments with most of them. */
final class WallModel {
  /** So many fit below each other. */
  private static final int MOST_DEPARTMENTS = 8;

  private final OperatorWording wording;
  private final RuleBook rules;
  private final @Nullable String own;
  private final boolean automatic;

  /**
   * Words it.
   *
   * @param own the department whose figures alone are shown; null for all
   * @param automatic whether it loads itself anew
   */
  WallModel(OperatorWording wording, RuleBook rules, @Nullable String own, boolean automatic) {
    this.wording = wording;
    this.rules = rules;
    this.own = own;
    this.automatic = automatic;
  }

  /** A department's figures. */
  public record Line(String code, String name, long open, long late, long tonight) {}

  Map<String, Object> of(
      OverviewFigures figures,
      Map<String, Long> late,
      Optional<List<Forecast.Late>> tonight,
      Instant now) {
    Map<String, Object> model = new HashMap<>();
    List<Forecast.Late> expected = tonight.orElse(List.of());
    model.put("say", (TemplateMethodModelEx) key -> wording.text(key.get(0).toString()));
    model.put("now", wording.time(now));
    model.put("automatic", automatic);
    model.put("own", own == null ? "" : wording.department(own));
    model.put("today", sum(figures.today(), this::isShown));
    model.put("open", sum(figures.open(), this::isShown));
    model.put("waiting", sum(figures.open(), one -> Board.waits(one.status())));
    model.put("late", own == null ? figures.late() : late.getOrDefault(own, 0L));
    model.put("tonight", tonight.isPresent() ? String.valueOf(expected.size()) : "–");
    model.put(
        "lines",
        rules.departments().all().stream()
            .filter(one -> own == null || own.equals(one.code()))
            .map(one -> line(one, figures, late, expected))
            .filter(line -> line.open() > 0)
            .sorted(
                Comparator.comparingLong(Line::late)
                    .thenComparingLong(Line::tonight)
                    .thenComparingLong(Line::open)
                    .reversed())
            .limit(MOST_DEPARTMENTS)
            .toList());
    return model;
  }

  private Line line(
      Department department,
      OverviewFigures figures,
      Map<String, Long> late,
      List<Forecast.Late> expected) {
    String code = department.code();
    return new Line(
        code,
        department.name(),
        sum(figures.open(), one -> code.equals(one.department())),
        late.getOrDefault(code, 0L),
        expected.stream().filter(one -> code.equals(one.order().department())).count());
  }

  private boolean isShown(Tally tally) {
    return own == null || own.equals(tally.department());
  }

  private static long sum(List<Tally> tallies, Predicate<Tally> which) {
    return tallies.stream().filter(which).mapToLong(Tally::count).sum();
  }
}
