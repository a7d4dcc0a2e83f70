package id.laksa.app;

import id.laksa.calendar.Pause;
import id.laksa.calendar.WeeklyHours;
import id.laksa.calendar.WorkCalendar;
import id.laksa.calendar.WorkingDays;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;
import id.laksa.deadline.DeadlineStory;
import id.laksa.rulebook.RuleBook;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa sla …}: needs no running engine, but for what is in a ledger. */
@Command(name = "sla", description = "Tries calendars, and explains deadlines.")
final class SlaCommand {
  @ParentCommand private Laksa laksa;

  @Command(
      name = "explain",
      description =
          "Says how a complaint's deadlines came about, by the rules in rules/ and conf/.")
  int explain(
      @Parameters(paramLabel = "TICKET", description = "of the complaint") String ticket,
      @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
          Path data) {
    RunningStores ledger = RunningStores.on(data);
    Optional<Complaint> complaint =
        TicketNumber.parse(ticket).flatMap(known -> ledger.complaint(known, laksa.settings()));
    if (complaint.isEmpty()) {
      throw new StartupFailure("The ledger knows no complaint " + ticket + ".");
    }
    RuleBook book = Engine.rules(Laksa.home(), laksa.settings());
    DeadlineStory.of(complaint.get(), book.slaPolicies(), book.calendars())
        .forEach(System.out::println);
    return 0;
  }

  @Command(name = "deadline", description = "Prints when a budget of working time is used up.")
  int deadline(
      @Option(
              names = "--zone",
              required = true,
              description = "where the hours are: Asia/Jakarta, say")
          String zone,
      @Option(
              names = "--hours",
              required = true,
              description = "when is worked: \"Mon-Fri 08:00-12:00,Mon-Fri 13:00-16:00\", say")
          String hours,
      @Option(names = "--holidays", split = ",", description = "days without work: 2026-08-17,…")
          @Nullable List<String> holidays,
      @Option(
              names = "--start",
              required = true,
              description = "when the time begins: 2026-08-14T15:00:00+07:00, say")
          String start,
      @Option(
              names = "--budget",
              required = true,
              description = "how much working time there is: PT8H, say")
          String budget,
      @Option(names = "--pause", description = "T/T: when the clock stood; as often as need be")
          @Nullable List<String> pauses) {
    WorkingDays days =
        new WorkingDays(
            read("zone", zone, ZoneId::of),
            read("hours", hours, WeeklyHours::parse),
            List.of(),
            Set.copyOf(each("holiday", holidays, LocalDate::parse)));
    Instant due =
        read(
            "start",
            start,
            text ->
                new WorkCalendar(days)
                    .deadline(
                        instant(text),
                        read("budget", budget, Duration::parse),
                        each("pause", pauses, SlaCommand::pause)));
    System.out.println(due);
    return 0;
  }

  private static Pause pause(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a pause is two moments with / between");
    }
    return new Pause(instant(text.substring(0, slash)), instant(text.substring(slash + 1)));
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static <T> List<T> each(
      String name, @Nullable List<String> texts, Function<String, T> reader) {
    return texts == null
        ? List.of()
        : texts.stream().map(text -> read(name, text.strip(), reader)).toList();
  }

  private static <T> T read(String name, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new StartupFailure("The " + name + " '" + text + "' can't be used: " + e.getMessage());
    }
  }
}
