package id.laksa.liveroom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.calendar.CityCalendar;
import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBook;
import id.laksa.sla.Matter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts the figures of the board anew, from nothing but the rows of {@code complaint_event}: by
 * looking through each history for what a figure means, not by the board's own code.
 */
final class HistoryFigures {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> OPEN =
      List.of(
          "RECEIVED",
          "TRIAGE",
          "DISPATCHED",
          "ACKNOWLEDGED",
          "IN_PROGRESS",
          "WAITING_FOR_REPORTER",
          "RETURNED",
          "REOPENED");
  private static final List<String> AT_DEPARTMENT =
      List.of("DISPATCHED", "ACKNOWLEDGED", "IN_PROGRESS", "WAITING_FOR_REPORTER");
  private final RuleBook rules;
  private final ZoneId zone;
  private final List<List<Event>> histories;

  /** A row. */
  private record Event(String type, Instant at, JsonNode data) {
    String text(String field) {
      return data.path(field).asText();
    }

    boolean is(String... types) {
      return Arrays.asList(types).contains(type);
    }
  }

  /** Of complaints whose history says that they came in within a time. */
  HistoryFigures(Jdbi jdbi, RuleBook rules, ZoneId zone, Instant since, Instant until) {
    this.rules = rules;
    this.zone = zone;
    Map<UUID, List<Event>> all = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "select complaint_id, type, at, data from complaint_event"
                        + " order by complaint_id, seq")
                .map(
                    (row, context) ->
                        all.computeIfAbsent(
                                row.getObject("complaint_id", UUID.class),
                                unused -> new ArrayList<>())
                            .add(
                                new Event(
                                    row.getString("type"),
                                    Objects.requireNonNull(RowFormat.instant(row, "at")),
                                    json(row.getString("data")))))
                .list());
    this.histories =
        all.values().stream()
            .filter(history -> history.get(0).data.has("receivedAt"))
            .filter(history -> !receivedAt(history).isBefore(since))
            .filter(history -> receivedAt(history).isBefore(until))
            .toList();
  }

  int complaints() {
    return histories.size();
  }

  /** Lines as the board's table has them, by the key of each; all together under a star. */
  Map<String, List<String>> lines(Grouping by) {
    Map<String, Map<String, List<Long>>> sums = new TreeMap<>();
    for (List<Event> history : histories) {
      add(sums.computeIfAbsent("*", unused -> new HashMap<>()), history, null);
      if (by == Grouping.DEPARTMENT) {
        concerned(history)
            .forEach(
                code -> add(sums.computeIfAbsent(code, unused -> new HashMap<>()), history, code));
      } else {
        add(sums.computeIfAbsent(key(by, history), unused -> new HashMap<>()), history, null);
      }
    }
    Map<String, List<String>> lines = new TreeMap<>();
    sums.forEach((key, sum) -> lines.put(key, cells(sum)));
    return lines;
  }

  private String key(Grouping by, List<Event> history) {
    return switch (by) {
      case DEPARTMENT -> department(history);
      case CATEGORY -> last(history).text("category");
      case KECAMATAN -> last(history).text("kecamatan");
      case MONTH -> YearMonth.from(receivedAt(history).atZone(zone)).toString();
    };
  }

  /** Counts as lists of ones, ratings and seconds as they are. */
  private void add(Map<String, List<Long>> sum, List<Event> history, String of) {
    boolean own = of == null || of.equals(department(history));
    if (own) {
      one(sum, "received", true);
      one(sum, "open", OPEN.contains(last(history).text("status")));
      one(sum, "TAKEN_ON_IN_TIME", "yes".equals(takenOn(history)));
      one(sum, "TAKEN_ON_LATE", "no".equals(takenOn(history)));
      one(sum, "DONE_IN_TIME", "yes".equals(done(history)));
      one(sum, "DONE_LATE", "no".equals(done(history)));
      one(sum, "REOPENED", history.stream().anyMatch(event -> event.is("REOPENED")));
      one(sum, "RATED", history.stream().anyMatch(event -> event.data.has("rating")));
      history.stream()
          .filter(event -> event.data.has("rating"))
          .reduce((earlier, later) -> later)
          .ifPresent(event -> put(sum, "ratings", event.data.path("rating").asLong()));
      int asked = lastOf(history, event -> event.is("CLOSED_UNCONFIRMED"));
      one(sum, "UNCONFIRMED", asked > lastOf(history, event -> event.is("CONFIRMED", "REOPENED")));
      one(sum, "UNTOLD", isUntold(history));
    }
    one(
        sum,
        "RETURNED",
        of == null ? !returnedBy(history).isEmpty() : returnedBy(history).contains(of));
    one(
        sum,
        "PASSED_ON",
        of == null ? !passedOnBy(history).isEmpty() : passedOnBy(history).contains(of));
    worked(history, of).forEach((status, seconds) -> put(sum, "stay " + status, seconds));
  }

  private static List<String> cells(Map<String, List<Long>> sum) {
    List<String> cells = new ArrayList<>();
    for (String count :
        List.of(
            "received",
            "open",
            "TAKEN_ON_IN_TIME",
            "TAKEN_ON_LATE",
            "DONE_IN_TIME",
            "DONE_LATE",
            "RETURNED",
            "PASSED_ON",
            "REOPENED",
            "RATED",
            "UNCONFIRMED",
            "UNTOLD")) {
      cells.add(String.valueOf(sum.getOrDefault(count, List.of()).size()));
    }
    List<Long> ratings = sum.getOrDefault("ratings", List.of());
    cells.add(
        ratings.isEmpty()
            ? ""
            : "%.2f"
                .formatted(ratings.stream().mapToLong(Long::longValue).average().orElseThrow()));
    for (String status : OPEN_IN_ORDER) {
      List<Long> stays = sum.getOrDefault("stay " + status, List.of()).stream().sorted().toList();
      cells.add(stays.isEmpty() ? "" : String.valueOf(stays.size()));
      cells.add(stays.isEmpty() ? "" : String.valueOf(ranked(stays, 0.5) / 60));
      cells.add(stays.isEmpty() ? "" : String.valueOf(ranked(stays, 0.9) / 60));
    }
    return cells;
  }

  private static final List<String> OPEN_IN_ORDER =
      Arrays.stream(Status.values()).map(Status::name).filter(OPEN::contains).toList();

  private static long ranked(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(Math.round(share * 10) * sorted.size() / 10.0) - 1);
  }

  /** Since the last order: taken on by its deadline, later, or not at all though it has passed. */
  private static String takenOn(List<Event> history) {
    int order = lastOf(history, event -> event.is("DISPATCHED"));
    if (order < 0 || lastOf(history, event -> event.is("RECALLED")) > order) {
      return "";
    }
    List<Event> since = history.subList(order, history.size());
    int taken = lastOf(since, event -> event.is("ACKNOWLEDGED"));
    if (taken >= 0) {
      return judged(since.get(taken), "acknowledgeBy");
    }
    return since.stream()
            .anyMatch(
                event ->
                    event.is("DEADLINE_PASSED")
                        && event.text("kind").equals("ACKNOWLEDGE")
                        && event.text("status").equals("DISPATCHED"))
        ? "no"
        : "";
  }

  private static String done(List<Event> history) {
    List<Event> since =
        history.subList(lastOf(history, event -> event.is("REOPENED")) + 1, history.size());
    if (since.stream().anyMatch(event -> event.is("REJECTED", "MERGED"))) {
      return "";
    }
    int shown = lastOf(since, event -> event.is("RESOLVED"));
    if (shown >= 0) {
      return judged(since.get(shown), "resolveBy");
    }
    return since.stream()
            .anyMatch(event -> event.is("DEADLINE_PASSED") && event.text("kind").equals("RESOLVE"))
        ? "no"
        : "";
  }

  private static String judged(Event event, String deadline) {
    return event.at.isAfter(Instant.parse(event.text(deadline))) ? "no" : "yes";
  }

  private static Set<String> returnedBy(List<Event> history) {
    Set<String> by = new LinkedHashSet<>();
    history.stream()
        .filter(event -> event.is("RETURNED"))
        .forEach(event -> by.add(event.text("department")));
    return by;
  }

  private static Set<String> passedOnBy(List<Event> history) {
    List<String> had =
        history.stream()
            .filter(event -> event.is("DISPATCHED"))
            .map(event -> event.text("department"))
            .toList();
    Set<String> by = new LinkedHashSet<>();
    for (int i = 1; i < had.size(); i++) {
      if (!had.get(i).equals(had.get(i - 1))) {
        by.add(had.get(i - 1));
      }
    }
    return by;
  }

  /** Of some news nobody has told it since, nor any that came after it. */
  private static boolean isUntold(List<Event> history) {
    for (int i = 0; i < history.size(); i++) {
      int missed = i;
      if (history.get(i).is("NEWS_MISSED") && !isTold(history.subList(missed, history.size()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTold(List<Event> sinceMissed) {
    for (int i = 0; i < sinceMissed.size(); i++) {
      Event brought = sinceMissed.get(i);
      if (brought.is("NEWS_BROUGHT")
          && sinceMissed.subList(0, i).stream()
              .anyMatch(
                  event ->
                      event.is("NEWS_MISSED") && event.text("news").equals(brought.text("news")))) {
        return true;
      }
    }
    return false;
  }

  /** Every department of which the history says something, and nobody's as an empty one. */
  private Set<String> concerned(List<Event> history) {
    Set<String> all = new LinkedHashSet<>(returnedBy(history));
    all.addAll(passedOnBy(history));
    all.add(department(history));
    for (int i = 0; i + 1 < history.size(); i++) {
      if (history.get(i).at.isBefore(history.get(i + 1).at)
          && OPEN.contains(history.get(i).text("status"))
          && isOver(history, i)) {
        all.add(holder(history.get(i)));
      }
    }
    return all;
  }

  /** Event by event, the working time until the next; of where it still is there is none yet. */
  private Map<String, Long> worked(List<Event> history, String of) {
    Event last = last(history);
    Place place =
        last.data.has("kecamatan")
            ? new Place(
                last.text("kecamatan"), last.data.has("kelurahan") ? last.text("kelurahan") : null)
            : null;
    Matter matter =
        new Matter(
            last.data.has("category") ? last.text("category") : null,
            Priority.valueOf(last.text("priority")),
            place);
    Map<String, Long> worked = new HashMap<>();
    for (int i = 0; i + 1 < history.size(); i++) {
      Event from = history.get(i);
      Event to = history.get(i + 1);
      String holder = holder(from);
      if (from.at.isBefore(to.at)
          && OPEN.contains(from.text("status"))
          && isOver(history, i)
          && (of == null || of.equals(holder))) {
        CityCalendar calendar =
            rules.slaPolicies().of(holder.isEmpty() ? matter.undecided() : matter).calendar();
        worked.merge(
            from.text("status"), calendar.work().elapsed(from.at, to.at).toSeconds(), Long::sum);
      }
    }
    return worked;
  }

  /** Whether it has moved from there, or another had it afterwards. */
  private static boolean isOver(List<Event> history, int at) {
    Event there = history.get(at);
    return history.subList(at + 1, history.size()).stream()
        .anyMatch(
            later ->
                !later.text("status").equals(there.text("status"))
                    || !holder(later).equals(holder(there)));
  }

  private static String holder(Event event) {
    return AT_DEPARTMENT.contains(event.text("status")) ? event.text("department") : "";
  }

  private static String department(List<Event> history) {
    return last(history).text("department");
  }

  private static Event last(List<Event> history) {
    return history.get(history.size() - 1);
  }

  private static Instant receivedAt(List<Event> history) {
    return Instant.parse(history.get(0).text("receivedAt"));
  }

  private static int lastOf(List<Event> history, Predicate<Event> which) {
    for (int i = history.size() - 1; i >= 0; i--) {
      if (which.test(history.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static void one(Map<String, List<Long>> sum, String name, boolean holds) {
    if (holds) {
      put(sum, name, 1);
    }
  }

  private static void put(Map<String, List<Long>> sum, String name, long value) {
    sum.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
  }

  private static JsonNode json(String data) {
    try {
      return JSON.readTree(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
