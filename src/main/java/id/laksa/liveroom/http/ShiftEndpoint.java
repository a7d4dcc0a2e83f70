package id.laksa.liveroom.http;

import id.laksa.complaint.EventType;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.http.WebForm;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.OverviewFigures;
import id.laksa.liveroom.ShiftFigures;
import id.laksa.liveroom.jdbc.FiguresReader;
import id.laksa.liveroom.jdbc.ShiftReader;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import id.laksa.teamwork.NoteDraft;
import id.laksa.teamwork.TeamNote;
import id.laksa.teamwork.jdbc.HoldingTable;
import id.laksa.teamwork.jdbc.NoteTable;
import id.laksa.teamwork.jdbc.ShiftNoteTable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code /live-room/serah-terima}: what a shift hands on to the next one: what happened since a
 * time, what is open, late and in somebody's hand, what the clock told, and what the shift says
 * itself.
 */
public final class ShiftEndpoint {
  private static final Duration SHIFT = Duration.ofHours(8);
  private static final Duration LONGEST = Duration.ofDays(7);
  private final Guard guard;
  private final InnerPages pages;
  private final Readers readers;
  private final OperatorWording wording;
  private final ZoneId zone;
  private final InstantSource time;

  /** Where it is read, and where the shift's own notes go. */
  public record Readers(
      ShiftReader shifts,
      FiguresReader figures,
      HoldingTable holdings,
      NoteTable notes,
      ShiftNoteTable shiftNotes) {}

  /**
   * Wires the endpoint.
   *
   * @param zone the city's
   */
  public ShiftEndpoint(
      Guard guard,
      InnerPages pages,
      Readers readers,
      OperatorWording wording,
      ZoneId zone,
      InstantSource time) {
    this.guard = guard;
    this.pages = pages;
    this.readers = readers;
    this.wording = wording;
    this.zone = zone;
    this.time = time;
  }

  /** Shows what happened since the time that is asked for; since eight hours ago without one. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return guard.operators(
        headers,
        session -> {
          String typed = Query.of(query).get("sejak");
          Instant now = time.instant();
          Optional<Instant> since = since(typed, now);
          String wrong =
              since.isPresent()
                  ? ""
                  : wording.text("live-room.shift.since", Map.of("days", LONGEST.toDays()));
          return page(
              since.isPresent() ? 200 : 400,
              session,
              since.orElse(now.minus(SHIFT)),
              wrong,
              new TeamModel.Typed(NoteDraft.empty(), ""));
        });
  }

  /** Keeps what the shift says. */
  public HttpAnswer note(@Body @Nullable Object body, @Headers Map<String, Object> headers)
      throws IOException {
    return guard.operatorsForm(headers, body, this::note);
  }

  private HttpAnswer note(Session session, WebForm form) {
    Instant now = time.instant();
    Instant since = since(form.text("sejak"), now).orElse(now.minus(SHIFT));
    NoteDraft draft = NoteDraft.of(form.text("key"), form.text("text"));
    Optional<String> wrong = draft.wrong(wording);
    if (wrong.isPresent()) {
      return page(400, session, since, "", new TeamModel.Typed(draft, wrong.get()));
    }
    readers.shiftNotes.add(session.user(), draft);
    return HttpAnswer.seeOther("/live-room/serah-terima?sejak=" + typed(since) + "#catatan");
  }

  private HttpAnswer page(
      int status, Session session, Instant since, String wrong, TeamModel.Typed note) {
    Instant now = time.instant();
    ShiftFigures shift = readers.shifts.since(since);
    OverviewFigures figures = readers.figures.read(wording.midnight(now));
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", guard.tokenOf(session));
    model.put("decides", session.person().may(Right.DECIDE));
    model.put("since", typed(since));
    model.put("sinceWords", wording.time(since));
    model.put("now", wording.time(now));
    model.put("wrong", wrong);
    model.put("open", figures.open().stream().mapToLong(OverviewFigures.Tally::count).sum());
    model.put(
        "waiting",
        figures.open().stream()
            .filter(tally -> !tally.status().isAtDepartment() && tally.status().isOpen())
            .mapToLong(OverviewFigures.Tally::count)
            .sum());
    model.put("late", figures.late());
    model.put("untold", figures.untold());
    model.put("latest", figures.latest().stream().map(one -> late(one, now)).toList());
    happened(model, shift);
    model.put("held", readers.holdings.all().stream().map(this::held).toList());
    model.put("notes", notes(readers.notes.since(since)));
    model.put("shiftNotes", notes(readers.shiftNotes.since(since)));
    model.put("noteKey", note.draft().key().toString());
    model.put("noteTyped", note.draft().text());
    model.put("noteWrong", note.wrong());
    model.put("longestNote", TeamNote.LONGEST);
    return pages.page(status, "shift", model);
  }

  private void happened(Map<String, Object> model, ShiftFigures shift) {
    model.put(
        "happened",
        shift.happened().entrySet().stream()
            // Every complaint is, by itself.
            .filter(one -> one.getKey() != EventType.CLASSIFIED)
            .map(one -> line(wording.event(one.getKey()), one.getValue()))
            .toList());
    model.put(
        "deciders",
        shift.deciders().entrySet().stream()
            .map(one -> line(one.getKey(), one.getValue()))
            .toList());
    model.put(
        "emergencies",
        shift.emergencies().stream()
            .map(
                one ->
                    Map.of(
                        "ticket", one.ticket(),
                        "at", wording.time(one.at()),
                        "what", wording.status(one.status()),
                        "department", wording.department(one.department())))
            .toList());
    model.put(
        "told",
        shift.told().stream()
            .map(
                one ->
                    Map.of(
                        "ticket", one.ticket(),
                        "at", wording.time(one.at()),
                        "what", wording.event(one.type()),
                        "department", wording.department(one.department())))
            .toList());
  }

  private static Map<String, String> line(String name, long number) {
    return Map.of("name", name, "number", String.valueOf(number));
  }

  private Map<String, String> late(OverviewFigures.Late one, Instant now) {
    return Map.of(
        "ticket",
        one.ticket(),
        "due",
        wording.due(one.since(), now),
        "status",
        wording.status(one.status()),
        "department",
        wording.department(one.department()));
  }

  private Map<String, String> held(HoldingTable.Held one) {
    return Map.of(
        "ticket",
        one.ticket(),
        "status",
        wording.status(one.status()),
        "holder",
        one.holding().holder(),
        "since",
        wording.time(one.holding().since()));
  }

  private List<Map<String, Object>> notes(List<TeamNote> notes) {
    return notes.stream().map(one -> TeamModel.note(one, wording)).toList();
  }

  /** The time that was typed, in the city's zone; empty when it is none, to come, or long ago. */
  private Optional<Instant> since(String typed, Instant now) {
    if (typed.isEmpty()) {
      return Optional.of(now.minus(SHIFT));
    }
    try {
      Instant since = LocalDateTime.parse(typed).atZone(zone).toInstant();
      return since.isAfter(now) || since.isBefore(now.minus(LONGEST))
          ? Optional.empty()
          : Optional.of(since);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** As a field for times has it. */
  private String typed(Instant at) {
    return at.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
