package id.laksa.liveroom.http;

import id.laksa.complaint.TicketNumber;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.liveroom.Board;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.OverviewFigures;
import id.laksa.liveroom.TriageRow;
import id.laksa.liveroom.jdbc.FiguresReader;
import id.laksa.liveroom.jdbc.TriageDesk;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import id.laksa.refusal.RefusedAttempts;
import id.laksa.rulebook.Fault;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RulesInForce;
import id.laksa.rulebook.RulesInForce.Refusal;
import id.laksa.teamwork.jdbc.HoldingTable;
import id.laksa.teamwork.jdbc.NoteTable;
import id.laksa.undeliverable.UndeliverableOrder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code GET /live-room/}: how the city stands, and what waits for an operator. */
public final class OverviewEndpoint {
  private static final int LAST_PAGE = 1_000;
  private static final int MOST_FAULTS = 20;
  private final Guard guard;
  private final InnerPages pages;
  private final Readers readers;
  private final OperatorWording wording;
  private final RulesInForce rules;
  private final Stores stores;
  private final InstantSource time;

  /**
   * What is known of the stores, without asking them.
   *
   * @param states {@code up} or {@code away} by store
   * @param routes what is wrong with the city's own files
   * @param depths messages by queue when last asked; empty while the broker is away
   */
  public record Stores(
      Supplier<Map<String, String>> states,
      Supplier<List<Fault>> routes,
      Supplier<Map<String, Long>> depths) {}

  /** Where the ledger is read. */
  public record Readers(
      FiguresReader figures,
      TriageDesk desk,
      Supplier<List<RefusedAttempts.Line>> refused,
      Supplier<List<UndeliverableOrder>> undeliverable,
      HoldingTable holdings,
      NoteTable notes) {}

  /** Wires the endpoint. */
  public OverviewEndpoint(
      Guard guard,
      InnerPages pages,
      Readers readers,
      OperatorWording wording,
      RulesInForce rules,
      Stores stores,
      InstantSource time) {
    this.guard = guard;
    this.pages = pages;
    this.readers = readers;
    this.wording = wording;
    this.rules = rules;
    this.stores = stores;
    this.time = time;
  }

  /** {@code GET /live-room}: the page is where its links and its cookie are, under the slash. */
  public HttpAnswer lead() {
    return HttpAnswer.seeOther("/live-room/");
  }

  /** Shows the page; whoever may only type or see figures is led to the page for that. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return guard.beginning(headers, session -> show(session, Query.of(query)));
  }

  private HttpAnswer show(Session session, Query query) {
    Instant now = time.instant();
    OverviewFigures read = readers.figures.read(wording.midnight(now));
    RuleBook book = rules.get();
    Board board =
        Board.of(read, wording, book.departments(), book.channels(), stores.depths().get());
    int page = page(query.get("halaman"));
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", guard.tokenOf(session));
    model.put("now", wording.time(now));
    model.put("day", wording.day(now));
    model.put("done", done(query));
    model.put("board", board);
    model.put("unsent", read.deadLetters());
    model.put("untold", read.untold());
    model.put("stores", stores.states().get());
    model.put(
        "routeFaults",
        stores.routes().get().stream()
            .limit(MOST_FAULTS)
            .map(fault -> List.of(fault.file() + ":" + fault.line(), fault.sentence()))
            .toList());
    rules(model);
    model.put("latest", read.latest().stream().map(late -> late(late, now)).toList());
    OverviewFigures.Copies copies = readers.figures.copies();
    model.put("lateCopies", copies.late());
    model.put("latestCopies", copies.latest().stream().map(late -> late(late, now)).toList());
    model.put("proposedCopies", copies.proposed().stream().map(one -> proposed(one, now)).toList());
    List<TriageRow> waiting =
        readers.desk.waiting(page).stream().map(one -> TriageRow.of(one, wording, now)).toList();
    model.put("triage", waiting);
    model.put(
        "holders", readers.holdings.holders(waiting.stream().map(TriageRow::ticket).toList()));
    model.put("unseen", readers.notes.unseen(session.user()));
    model.put("refused", readers.refused.get().stream().map(this::refused).toList());
    model.put(
        "undeliverable", readers.undeliverable.get().stream().map(this::undeliverable).toList());
    model.put("decides", session.person().may(Right.DECIDE));
    model.put("records", session.person().may(Right.RECORD));
    model.put("page", page);
    model.put("automatic", !query.get("otomatis").isEmpty());
    model.put("pages", Math.max(1, (board.waiting() + TriageDesk.PAGE - 1) / TriageDesk.PAGE));
    return pages.page(200, "overview", model);
  }

  private void rules(Map<String, Object> model) {
    RulesInForce.State state = rules.state();
    Refusal refusal = state.refusal();
    model.put("rulesVersion", state.book().version());
    model.put("rulesSince", wording.time(state.since()));
    model.put("refusedAt", refusal == null ? "" : wording.time(refusal.at()));
    model.put(
        "ruleFaults",
        refusal == null
            ? List.of()
            : refusal.faults().stream()
                .limit(MOST_FAULTS)
                .map(fault -> List.of(fault.place(), fault.sentence()))
                .toList());
    model.put("ruleFaultsInAll", refusal == null ? 0 : refusal.faults().size());
  }

  private List<String> refused(RefusedAttempts.Line line) {
    String who = line.department() == null ? "" : wording.department(line.department());
    return List.of(wording.attempt(line.attempt()), who, String.valueOf(line.times()));
  }

  private List<String> undeliverable(UndeliverableOrder one) {
    return List.of(one.ticket(), wording.department(one.department()), wording.time(one.since()));
  }

  private List<String> proposed(OverviewFigures.Proposed one, Instant now) {
    return List.of(
        one.ticket(),
        wording.category(one.category()),
        wording.department(one.department()),
        wording.due(one.resolveBy(), now));
  }

  private List<String> late(OverviewFigures.Late late, Instant now) {
    return List.of(
        late.ticket(),
        wording.due(late.since(), now),
        wording.status(late.status()),
        wording.category(late.category()),
        wording.department(late.department()),
        late.halted()
            ? wording.text("live-room.late.halted")
            : late.steps() == 0
                ? ""
                : wording.text("live-room.late.step", Map.of("step", late.steps())));
  }

  /** What was just decided, from an address that anybody may have written. */
  private String done(Query query) {
    Optional<TicketNumber> assigned = TicketNumber.parse(query.get("diteruskan"));
    if (assigned.isPresent()) {
      return rules
          .get()
          .departments()
          .byCode(query.get("ke"))
          .map(
              to ->
                  wording.text(
                      "live-room.done.assigned-to",
                      Map.of("ticket", assigned.get(), "department", to.name())))
          .orElseGet(() -> done("live-room.done.assigned", assigned.get()));
    }
    Optional<TicketNumber> waived = TicketNumber.parse(query.get("selesai"));
    if (waived.isPresent()) {
      return done("live-room.done.waived", waived.get());
    }
    return TicketNumber.parse(query.get("ditolak"))
        .map(ticket -> done("live-room.done.rejected", ticket))
        .orElse("");
  }

  private String done(String key, TicketNumber ticket) {
    return wording.text(key, Map.of("ticket", ticket));
  }

  private static int page(String typed) {
    return typed.matches("[1-9][0-9]{0,3}") ? Math.min(Integer.parseInt(typed), LAST_PAGE) : 1;
  }
}
