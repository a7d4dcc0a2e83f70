package id.laksa.liveroom;

import id.laksa.complaint.Status;
import id.laksa.liveroom.FigureLine.StayFigure;
import id.laksa.sla.Matter;
import id.laksa.sla.SlaPolicies;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says what will probably be late. One rule: less working time is left until the deadline than the
 * department usually needs from here, which is the sum of its medians of where the order stands and
 * of what comes after. What was used up already isn't taken off, so that it errs on the side of a
 * warning. A department with too few complaints is taken for the whole city. Pure.
 */
public final class Forecast {
  /** Of fewer complaints a median says nothing. */
  public static final int FEWEST = 5;

  /** So many days back is looked for what is usual. */
  public static final int DAYS = 28;

  private static final int MORNING = 7;
  private final FigureLine city;
  private final Map<String, FigureLine> departments;
  private final SlaPolicies policies;

  /** An order that will probably be late. */
  public record Late(OpenOrder order, Duration left, Duration needed) {}

  /**
   * Goes by these.
   *
   * @param city of the last {@link #DAYS}
   * @param departments the same, a line each
   */
  public Forecast(FigureLine city, List<FigureLine> departments, SlaPolicies policies) {
    this.city = city;
    this.departments =
        departments.stream().collect(Collectors.toMap(FigureLine::key, Function.identity()));
    this.policies = policies;
  }

  /** Until when "tonight" lasts: seven in the morning of the next day. */
  public static Instant morningAfter(Instant now, ZoneId zone) {
    return now.atZone(zone).toLocalDate().plusDays(1).atTime(MORNING, 0).atZone(zone).toInstant();
  }

  /** Which of them will probably be late, in their order. */
  public List<Late> late(List<OpenOrder> orders, Instant now) {
    return orders.stream()
        .map(order -> new Late(order, left(order, now), Duration.ofSeconds(needed(order))))
        .filter(one -> one.left().compareTo(one.needed()) < 0)
        .toList();
  }

  private Duration left(OpenOrder order, Instant now) {
    Matter matter = new Matter(order.category(), order.priority(), order.place());
    return policies.of(matter).calendar().work().elapsed(now, order.resolveBy());
  }

  private long needed(OpenOrder order) {
    FigureLine usual = departments.getOrDefault(order.department(), city);
    return Arrays.stream(Status.values())
        .filter(Forecast::isWork)
        .filter(status -> status.compareTo(order.status()) >= 0)
        .mapToLong(status -> median(usual, status))
        .sum();
  }

  private long median(FigureLine usual, Status status) {
    StayFigure own = usual.stays().get(status);
    StayFigure known = own == null || own.count() < FEWEST ? city.stays().get(status) : own;
    return known == null || known.count() < FEWEST ? 0 : known.median();
  }

  /**
   * Whether the department has to do something there; where it waits for the reporter it hasn't.
   */
  private static boolean isWork(Status status) {
    return switch (status) {
      case DISPATCHED, ACKNOWLEDGED, IN_PROGRESS -> true;
      case RECEIVED,
          TRIAGE,
          WAITING_FOR_REPORTER,
          RESOLVED,
          CLOSED,
          RETURNED,
          REJECTED,
          REOPENED,
          MERGED ->
          false;
    };
  }
}
