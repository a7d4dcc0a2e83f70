package id.laksa.liveroom;

import id.laksa.channel.Channels;
import id.laksa.channel.DeclaredChannel;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.liveroom.OverviewFigures.Tally;
import id.laksa.texts.Texts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The figures as tables.
 *
 * @param waiting how many wait for an operator
 * @param deadLetters in the ledger and, as far as known, on the broker
 * @param queues what waits on the broker beside the work orders; empty while it is away
 */
public record Board(
    long open,
    long today,
    long waiting,
    long late,
    long deadLetters,
    List<Row> statuses,
    List<Row> channels,
    List<DepartmentRow> departments,
    List<Row> queues) {
  private static final Predicate<String> DEAD = name -> name.startsWith("DLQ.");

  /**
   * One line: how many are open, how many came today. In a line of queues only the first.
   *
   * @param link what the list of complaints is asked for them; empty where they are no complaints
   */
  public record Row(String name, String link, long open, long today) {}

  /**
   * A department's line.
   *
   * @param queued its work orders that nobody has taken; -1 while the broker is away
   */
  public record DepartmentRow(String code, String name, long open, long today, long queued) {}

  /**
   * Makes the tables; lines of nothing are left out.
   *
   * @param depths messages by queue; empty while the broker is away
   */
  public static Board of(
      OverviewFigures figures,
      OperatorWording wording,
      Departments departments,
      Channels channels,
      Map<String, Long> depths) {
    return new Board(
        sum(figures.open(), tally -> true),
        sum(figures.today(), tally -> true),
        sum(figures.open(), tally -> waits(tally.status())),
        figures.late(),
        figures.deadLetters() + queue("", depths, DEAD).open,
        Arrays.stream(Status.values())
            .map(
                status ->
                    row(
                        figures,
                        wording.status(status),
                        "status=" + status,
                        t -> t.status() == status))
            .filter(row -> row.open + row.today > 0)
            .toList(),
        known(channels, figures)
            .map(
                channel ->
                    row(
                        figures,
                        channels.name(channel),
                        "kanal=" + channel,
                        t -> t.channel().equals(channel)))
            .toList(),
        departments.all().stream()
            .map(department -> row(figures, department, depths))
            .filter(row -> row.open + row.today + Math.max(row.queued, 0) > 0)
            .toList(),
        queues(depths, wording));
  }

  /**
   * Those declared, and behind them those whose row is gone while complaints of theirs are here.
   */
  private static Stream<Channel> known(Channels channels, OverviewFigures figures) {
    Stream<Channel> declared = channels.all().stream().map(DeclaredChannel::channel);
    Stream<Channel> counted =
        Stream.concat(figures.open().stream(), figures.today().stream())
            .map(Tally::channel)
            .sorted(Comparator.comparing(Channel::code));
    return Stream.concat(declared, counted).distinct();
  }

  /** Whether the next step is an operator's. */
  public static boolean waits(Status status) {
    return status == Status.TRIAGE || status == Status.RETURNED;
  }

  private static DepartmentRow row(
      OverviewFigures figures, Department department, Map<String, Long> depths) {
    Row row = row(figures, department.name(), "", t -> department.code().equals(t.department()));
    long queued = depths.isEmpty() ? -1 : depths.getOrDefault(department.queue(), 0L);
    return new DepartmentRow(department.code(), department.name(), row.open, row.today, queued);
  }

  private static List<Row> queues(Map<String, Long> depths, Texts texts) {
    return depths.isEmpty()
        ? List.of()
        : List.of(
            queue(texts.text("live-room.queue.updates"), depths, "opd.updates"::equals),
            queue(
                texts.text("live-room.queue.refused"),
                depths,
                DEAD.negate().and(name -> name.endsWith(".refused"))),
            queue(texts.text("live-room.queue.dead"), depths, DEAD));
  }

  private static Row queue(String name, Map<String, Long> depths, Predicate<String> which) {
    Stream<Map.Entry<String, Long>> those =
        depths.entrySet().stream().filter(queue -> which.test(queue.getKey()));
    return new Row(name, "", those.mapToLong(Map.Entry::getValue).sum(), 0);
  }

  private static Row row(
      OverviewFigures figures, String name, String link, Predicate<Tally> which) {
    return new Row(name, link, sum(figures.open(), which), sum(figures.today(), which));
  }

  private static long sum(List<Tally> tallies, Predicate<Tally> which) {
    return tallies.stream().filter(which).mapToLong(Tally::count).sum();
  }
}
