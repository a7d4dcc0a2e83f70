package id.laksa.liveroom.http;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.complaint.TicketNumber;
import id.laksa.delivery.jdbc.DeliveryStatusReader;
import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.liveroom.ComplaintFile;
import id.laksa.liveroom.DecisionForm;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.jdbc.TriageDesk;
import id.laksa.login.Person;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import id.laksa.rulebook.RuleBook;
import id.laksa.triage.TriageDecision;
import id.laksa.triage.TriageOutcome;
import id.laksa.triage.jdbc.TriageLedger;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/** {@code /live-room/laporan/{ticket}}: one complaint, and what an operator decides about it. */
public final class ComplaintEndpoint {
  /** What the page offers to whoever may decide. */
  private static final List<String> DECISIONS =
      List.of("decidable", "waivable", "halted", "haltable", "movable");

  private final Guard guard;
  private final InnerPages pages;
  private final TriageDesk desk;
  private final TriageLedger ledger;
  private final DeliveryStatusReader statuses;
  private final TeamModel team;
  private final Identity identity;
  private final OperatorWording wording;
  private final Supplier<RuleBook> rules;
  private final InstantSource clock;

  /** What an operator reads from and writes to. */
  public record Desk(
      TriageDesk triage, TriageLedger ledger, DeliveryStatusReader statuses, TeamModel team) {}

  /** Wires the endpoint. */
  public ComplaintEndpoint(
      Guard guard,
      InnerPages pages,
      Desk desk,
      Identity identity,
      OperatorWording wording,
      Supplier<RuleBook> rules,
      InstantSource clock) {
    this.guard = guard;
    this.pages = pages;
    this.desk = desk.triage();
    this.ledger = desk.ledger();
    this.statuses = desk.statuses();
    this.team = desk.team();
    this.identity = identity;
    this.wording = wording;
    this.rules = rules;
    this.clock = clock;
  }

  /** Shows a complaint. */
  public HttpAnswer show(@Headers Map<String, Object> headers, @Header("ticket") String typed) {
    return guard.operators(
        headers,
        session ->
            find(typed)
                .map(
                    file ->
                        page(
                            200,
                            session,
                            file,
                            DecisionForm.proposing(file.complaint(), wording),
                            ""))
                .orElseGet(pages::unknown));
  }

  /** A department must act. */
  public HttpAnswer assign(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return decide(
        body,
        headers,
        typed,
        Whose.OPERATORS,
        (session, file, form) -> form.assignment(file.complaint(), rules.get(), session.user()));
  }

  /** Another department must act than the one that has it. */
  public HttpAnswer reassign(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return decide(
        body,
        headers,
        typed,
        Whose.DEPARTMENTS,
        (session, file, form) -> form.reassignment(file.complaint(), rules.get(), session.user()));
  }

  /** A second department must act, too. */
  public HttpAnswer split(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return decide(
        body,
        headers,
        typed,
        Whose.DEPARTMENTS,
        (session, file, form) ->
            form.split(file.complaint(), file.copies(), rules.get(), session.user()));
  }

  /** The department that has it shall have it no longer: it is an operator's again. */
  public HttpAnswer recall(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return decide(
        body,
        headers,
        typed,
        Whose.DEPARTMENTS,
        (session, file, form) -> form.recall(session.user()));
  }

  /** Nobody will act. */
  public HttpAnswer reject(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return decide(
        body,
        headers,
        typed,
        Whose.OPERATORS,
        (session, file, form) -> form.rejection(session.user()));
  }

  /** It counts as done: the operator answers for what the proof doesn't show. */
  public HttpAnswer waive(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return decide(
        body,
        headers,
        typed,
        Whose.OPERATORS,
        (session, file, form) -> form.waived(session.user()));
  }

  /**
   * The same of what a second department says of its own order.
   *
   * @param department code
   */
  public HttpAnswer waiveCopy(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed,
      @Header("id") String department)
      throws IOException {
    return decide(
        body,
        headers,
        typed,
        Whose.ASIDE,
        (session, file, form) -> form.waivedCopy(department, session.user()));
  }

  /** The clock stops, or goes on where an operator has stopped it. */
  public HttpAnswer clock(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return decide(
        body,
        headers,
        typed,
        Whose.ASIDE,
        (session, file, form) ->
            ComplaintModel.isHalted(file.complaint())
                ? Optional.of(new TriageDecision.GoOn(session.user()))
                : form.halt(session.user()));
  }

  /** While whose the complaint is a decision is possible. */
  private enum Whose {
    /** An operator's; who has decided goes on with the list. */
    OPERATORS,
    /** A department's; who has decided sees on the same page where it stands now. */
    DEPARTMENTS,
    /** Anybody's: it leaves the complaint where it stands, and is seen there again. */
    ASIDE;

    boolean isLost(Complaint complaint) {
      return switch (this) {
        case OPERATORS -> !ComplaintModel.decidable(complaint);
        case DEPARTMENTS -> !complaint.status().isAtDepartment();
        case ASIDE -> false;
      };
    }
  }

  /** Reads a form as an operator's decision; empty when something is wrong with it. */
  private interface Reader {
    Optional<? extends TriageDecision> read(Session session, ComplaintFile file, DecisionForm form);
  }

  private HttpAnswer decide(
      @Nullable Object body, Map<String, Object> headers, String typed, Whose whose, Reader reader)
      throws IOException {
    return guard.operatorsForm(
        headers,
        body,
        (session, form) ->
            find(typed)
                .map(file -> decide(session, form, file, whose, reader))
                .orElseGet(pages::unknown));
  }

  private HttpAnswer decide(
      Session session, WebForm sent, ComplaintFile file, Whose whose, Reader reader) {
    DecisionForm form =
        DecisionForm.sent(
            sent.text("category"),
            sent.text("department"),
            sent.text("note"),
            sent.text("reason"),
            sent.text("waiver"),
            sent.ticked("sure"),
            wording);
    Optional<? extends TriageDecision> decision = reader.read(session, file, form);
    if (whose.isLost(file.complaint())) {
      return page(409, session, file, form, wording.text("live-room.changed"));
    }
    if (decision.isEmpty()) {
      return page(400, session, file, form, "");
    }
    TicketNumber ticket = file.complaint().ticket();
    TriageOutcome outcome = ledger.take(ticket, seen(sent.text("seen")), decision.get());
    if (outcome instanceof TriageOutcome.Decided && whose != Whose.OPERATORS) {
      return HttpAnswer.seeOther("/live-room/laporan/" + ticket);
    }
    if (outcome instanceof TriageOutcome.Decided) {
      return HttpAnswer.seeOther("/live-room/?" + done(ticket, decision.get()));
    }
    return desk.file(ticket)
        .map(now -> page(409, session, now, form, wording.text("live-room.changed")))
        .orElseGet(pages::unknown);
  }

  /** The complaint of a ticket; empty when the ledger has none. */
  Optional<UUID> idOf(TicketNumber ticket) {
    return desk.file(ticket).map(file -> file.complaint().id());
  }

  /**
   * The page once more, after something else than a decision.
   *
   * @param notice a sentence about the whole; empty for none
   */
  HttpAnswer again(
      int status, Session session, TicketNumber ticket, String notice, TeamModel.Typed note) {
    return desk.file(ticket)
        .map(
            file ->
                page(
                    status,
                    session,
                    file,
                    DecisionForm.proposing(file.complaint(), wording),
                    notice,
                    note))
        .orElseGet(pages::unknown);
  }

  private HttpAnswer page(
      int status, Session session, ComplaintFile file, DecisionForm form, String notice) {
    return page(status, session, file, form, notice, TeamModel.Typed.nothing());
  }

  private HttpAnswer page(
      int status,
      Session session,
      ComplaintFile file,
      DecisionForm form,
      String notice,
      TeamModel.Typed note) {
    Map<String, Object> model =
        new ComplaintModel(wording, rules.get()).of(file, form, clock.instant());
    Person person = session.person();
    if (!person.may(Right.DECIDE)) {
      DECISIONS.forEach(decision -> model.put(decision, false));
    }
    model.put("decides", person.may(Right.DECIDE));
    model.put("seesReporters", person.may(Right.SEE_REPORTERS));
    model.put("erases", person.may(Right.ERASE));
    model.put("user", session.user());
    model.put("token", guard.tokenOf(session));
    model.put("notice", notice);
    team.put(model, session, file.complaint().id(), note);
    model.put(
        "deliveries", statuses.of(file.complaint().id()).stream().map(wording::delivered).toList());
    return pages.page(status, "complaint", model);
  }

  private Optional<ComplaintFile> find(String typed) {
    return identity.ours(typed).flatMap(desk::file);
  }

  private static String done(TicketNumber ticket, TriageDecision decision) {
    if (decision instanceof TriageDecision.Assign assign) {
      return "diteruskan=" + ticket + "&ke=" + assign.department().code();
    }
    return (decision instanceof TriageDecision.Waive ? "selesai=" : "ditolak=") + ticket;
  }

  /** What isn't a number was seen by nobody: everything happened since. */
  private static int seen(String typed) {
    return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
  }
}
