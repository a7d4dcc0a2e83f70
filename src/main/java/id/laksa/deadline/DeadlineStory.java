package id.laksa.deadline;

import com.google.errorprone.annotations.FormatMethod;
import id.laksa.calendar.Budget;
import id.laksa.calendar.Calendars;
import id.laksa.calendar.CityCalendar;
import id.laksa.calendar.Pause;
import id.laksa.calendar.Span;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClock.Halt;
import id.laksa.complaint.SlaClock.Run;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Stage;
import id.laksa.complaint.Status;
import id.laksa.place.Place;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import id.laksa.sla.SlaPolicies;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how a complaint's deadlines came about, day by day, by the rules at hand. Pure. */
public final class DeadlineStory {
  private static final int MOST_DAYS = 120;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ENGLISH);
  private final SlaPolicies policies;
  private final Calendars calendars;
  private final List<String> lines = new ArrayList<>();

  private DeadlineStory(SlaPolicies policies, Calendars calendars) {
    this.policies = policies;
    this.calendars = calendars;
  }

  /** The story, a sentence or a day a line. No word of the reporter is in it. */
  public static List<String> of(Complaint complaint, SlaPolicies policies, Calendars calendars) {
    DeadlineStory story = new DeadlineStory(policies, calendars);
    story.tell(complaint);
    return story.lines;
  }

  private void tell(Complaint complaint) {
    State state = complaint.state();
    SlaClock clock = state.clock();
    Place place = complaint.said().location().place();
    boolean operators =
        state.status() == Status.TRIAGE
            || state.status() == Status.RETURNED
            || state.category() == null;
    Matter matter = new Matter(state.category(), state.priority(), place);
    Policy first = policies.of(operators ? matter.undecided() : matter);
    Policy work = policies.of(new Matter(clock.aim().category(), clock.aim().priority(), place));
    line("%s is %s, round %d.", complaint.ticket(), state.status(), state.round());
    version(clock);
    run(
        "To take it on",
        operators ? "the operators" : policyOf(state.category()),
        clock,
        clock.acknowledge(),
        first,
        first.acknowledge());
    run(
        "To resolve",
        policyOf(clock.aim().category()),
        clock,
        clock.resolve(),
        work,
        work.budget(state.round()));
    halts(clock, work.calendar());
    stages(state, place, work.calendar());
  }

  private static String policyOf(@Nullable String category) {
    return category == null ? "the operators" : category;
  }

  private void version(SlaClock clock) {
    if (clock.version().equals(policies.version())) {
      line("Calculated by the calendars and policies at hand, version %s.", clock.version());
    } else {
      line(
          "Calculated by version %s; those at hand are %s, and may lead elsewhere.",
          clock.version().isEmpty() ? "of an earlier engine" : clock.version(), policies.version());
    }
    if (clock.provisional()) {
      line("Provisional: it reaches into a year of which conf/holidays.csv knows too little.");
    }
  }

  private void run(
      String what, String whose, SlaClock clock, Run run, Policy policy, Budget budget) {
    CityCalendar calendar = policy.calendar();
    line("");
    line(
        "%s: %s by the policy of %s (rules/sla.csv), calendar %s (conf/calendars), %s.",
        what, budget, whose, calendar.name(), calendar.zone());
    line("  %s  the time begins", time(run.from(), calendar));
    if (!calendar.days().neverRests()) {
      days(run, calendar, clock.pauses());
    }
    line(
        "  %s  the time ends%s",
        time(run.by(), calendar), run.passed() ? "; that it passed is on record" : "");
    Instant again = calendar.deadline(run.from(), budget, clock.pauses());
    if (!again.equals(run.by()) && !run.passed()) {
      line("  By the files at hand it would end %s.", time(again, calendar));
    }
  }

  private void days(Run run, CityCalendar calendar, List<Pause> pauses) {
    LocalDate date = run.from().atZone(calendar.zone()).toLocalDate();
    LocalDate last = run.by().atZone(calendar.zone()).toLocalDate();
    Duration sum = Duration.ZERO;
    for (int told = 0; !date.isAfter(last); date = date.plusDays(1), told++) {
      if (told == MOST_DAYS) {
        line("    … and so on");
        return;
      }
      Instant from = later(run.from(), date.atStartOfDay(calendar.zone()));
      Instant to = earlier(run.by(), date.plusDays(1).atStartOfDay(calendar.zone()));
      Duration worked = calendar.work().elapsed(from, to, pauses);
      sum = sum.plus(worked);
      line(
          "    %s  %-26s %8s  %8s",
          DAY.format(date), hours(calendar, date), words(worked), words(sum));
    }
  }

  private String hours(CityCalendar calendar, LocalDate date) {
    List<Span> spans = calendar.days().on(date);
    if (!spans.isEmpty()) {
      return spans.stream().map(Span::toString).collect(Collectors.joining(" "));
    }
    String holiday =
        calendar.days().holidays().contains(date)
            ? calendars.holidays().on(date).stream()
                .map(one -> one.name() + " (" + one.kind().key() + ")")
                .collect(Collectors.joining(", "))
            : "";
    return holiday.isEmpty() ? "no hours" : holiday;
  }

  private void halts(SlaClock clock, CityCalendar calendar) {
    for (Halt halt : clock.halts()) {
      line(
          "%s  the clock stopped: %s; %s",
          time(halt.from(), calendar),
          halt.reason() == SlaClock.Reason.REPORTER
              ? "the reporter was asked"
              : "an operator stopped it",
          halt.to() == null ? "it still stands" : "it went on " + time(halt.to(), calendar));
    }
  }

  private void stages(State state, @Nullable Place place, CityCalendar calendar) {
    line("");
    state.clock().told().stream().sorted().forEach(key -> line("Told: %s", key));
    for (Stage stage : new SlaClocks(() -> policies).stages(state, place)) {
      line(
          "%s  %s%s",
          time(stage.at(), calendar),
          stage.key(),
          stage.receiver() == null ? "" : " is told to " + stage.receiver());
    }
  }

  private static Instant later(Instant one, ZonedDateTime other) {
    return one.isAfter(other.toInstant()) ? one : other.toInstant();
  }

  private static Instant earlier(Instant one, ZonedDateTime other) {
    return one.isBefore(other.toInstant()) ? one : other.toInstant();
  }

  private static String time(Instant at, CityCalendar calendar) {
    return TIME.format(at.atZone(calendar.zone()));
  }

  private static String words(Duration time) {
    return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }

  @FormatMethod
  private void line(String format, Object... values) {
    lines.add(format.formatted(values));
  }
}
