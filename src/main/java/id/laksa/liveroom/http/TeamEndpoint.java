package id.laksa.liveroom.http;

import id.laksa.complaint.Identity;
import id.laksa.complaint.TicketNumber;
import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.liveroom.OperatorWording;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import id.laksa.teamwork.NoteDraft;
import id.laksa.teamwork.jdbc.HoldingTable;
import id.laksa.teamwork.jdbc.NoteTable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What operators tell each other about a complaint: notes, and who has it in hand. Whatever they
 * decide meanwhile, a note is kept.
 */
public final class TeamEndpoint {
  private final Guard guard;
  private final InnerPages pages;
  private final ComplaintEndpoint complaints;
  private final Tables tables;
  private final Identity identity;
  private final Predicate<String> colleagues;
  private final OperatorWording wording;

  /** Where it is kept. */
  public record Tables(NoteTable notes, HoldingTable holdings) {}

  /** What is said about who has a complaint in hand; false when another has it by now. */
  private interface Handing {
    boolean done(UUID complaintId, String seen, Session session);
  }

  /**
   * Wires the endpoint.
   *
   * @param complaints shows the page again
   * @param colleagues whether a user may have something in hand
   */
  public TeamEndpoint(
      Guard guard,
      InnerPages pages,
      ComplaintEndpoint complaints,
      Tables tables,
      Identity identity,
      Predicate<String> colleagues,
      OperatorWording wording) {
    this.guard = guard;
    this.pages = pages;
    this.complaints = complaints;
    this.tables = tables;
    this.identity = identity;
    this.colleagues = colleagues;
    this.wording = wording;
  }

  /** Notes something about a complaint. */
  public HttpAnswer note(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return guard.operatorsForm(
        headers,
        body,
        (session, form) ->
            identity
                .ours(typed)
                .map(ticket -> note(session, ticket, form))
                .orElseGet(pages::unknown));
  }

  private HttpAnswer note(Session session, TicketNumber ticket, WebForm form) {
    NoteDraft draft = NoteDraft.of(form.text("key"), form.text("text"));
    Optional<String> wrong = draft.wrong(wording);
    if (wrong.isPresent()) {
      return complaints.again(400, session, ticket, "", new TeamModel.Typed(draft, wrong.get()));
    }
    return switch (tables.notes.add(
        ticket, session.user(), draft, draft.named().stream().filter(colleagues).toList())) {
      case KEPT -> back(ticket);
      case ERASED ->
          complaints.again(
              409,
              session,
              ticket,
              "",
              new TeamModel.Typed(draft, wording.text("live-room.note.erased", Map.of())));
      case UNKNOWN -> pages.unknown();
    };
  }

  /** Somebody has it in hand from now on. */
  public HttpAnswer hold(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return handed(
        headers,
        body,
        typed,
        (id, seen, session) -> tables.holdings.give(id, seen, session.user(), session.user()));
  }

  /** Somebody else has it in hand from now on. */
  public HttpAnswer handOver(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return guard.operatorsForm(
        headers,
        body,
        (session, form) -> {
          String to = form.text("to");
          return colleagues.test(to)
              ? handed(
                  session,
                  form,
                  typed,
                  (id, seen, by) -> tables.holdings.give(id, seen, to, by.user()))
              : again(400, session, typed, "live-room.hold.nobody");
        });
  }

  /** Nobody has it in hand any more. */
  public HttpAnswer letGo(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return handed(headers, body, typed, (id, seen, session) -> tables.holdings.letGo(id, seen));
  }

  private HttpAnswer handed(
      Map<String, Object> headers, @Nullable Object body, String typed, Handing handing)
      throws IOException {
    return guard.operatorsForm(
        headers, body, (session, form) -> handed(session, form, typed, handing));
  }

  private HttpAnswer handed(Session session, WebForm form, String typed, Handing handing) {
    Optional<UUID> id = identity.ours(typed).flatMap(complaints::idOf);
    if (id.isEmpty()) {
      return pages.unknown();
    }
    return handing.done(id.get(), form.text("holder"), session)
        ? identity.ours(typed).map(TeamEndpoint::back).orElseGet(pages::unknown)
        : again(409, session, typed, "live-room.hold.lost");
  }

  private HttpAnswer again(int status, Session session, String typed, String why) {
    return identity
        .ours(typed)
        .map(
            ticket ->
                complaints.again(
                    status,
                    session,
                    ticket,
                    wording.text(why, Map.of()),
                    TeamModel.Typed.nothing()))
        .orElseGet(pages::unknown);
  }

  private static HttpAnswer back(TicketNumber ticket) {
    return HttpAnswer.seeOther("/live-room/laporan/" + ticket + "#rekan");
  }
}
