package id.laksa.liveroom.http;

import id.laksa.complaint.Identity;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.TicketNumber;
import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.liveroom.OperatorWording;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import id.laksa.privacy.AccessRecord;
import id.laksa.privacy.Erasure;
import id.laksa.privacy.jdbc.Eraser;
import id.laksa.privacy.jdbc.PersonDesk;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Who reported, for operators who say why: shown once, found by phone or e-mail, erased on request;
 * and the record of all who looked.
 */
public final class PersonEndpoint {
  private static final int LOOKS = 200;
  private static final int LONGEST_CONTACT = 254;
  private final Guard guard;
  private final InnerPages pages;
  private final PersonDesk desk;
  private final Eraser eraser;
  private final Identity identity;
  private final OperatorWording wording;

  /** Wires the endpoint. */
  public PersonEndpoint(
      Guard guard,
      InnerPages pages,
      PersonDesk desk,
      Eraser eraser,
      Identity identity,
      OperatorWording wording) {
    this.guard = guard;
    this.pages = pages;
    this.desk = desk;
    this.eraser = eraser;
    this.identity = identity;
    this.wording = wording;
  }

  /** Shows a complaint's reporter. */
  public HttpAnswer show(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return guard.taken(
        headers,
        body,
        Right.SEE_REPORTERS,
        (session, form) ->
            withReason(
                form,
                why ->
                    identity
                        .ours(typed)
                        .flatMap(
                            ticket ->
                                desk.show(ticket, session.user(), why)
                                    .map(reporter -> reporter(session, ticket, reporter)))
                        .orElseGet(pages::unknown)));
  }

  /** Erases what names or quotes a complaint's reporter. */
  public HttpAnswer erase(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return guard.taken(
        headers,
        body,
        Right.ERASE,
        (session, form) ->
            form.ticked("sure")
                ? withReason(form, why -> erase(session, typed, why))
                : pages.message(400, "live-room.erase.unsure"));
  }

  /** The form to find a reporter's complaints. */
  public HttpAnswer ask(@Headers Map<String, Object> headers) {
    return guard.shown(headers, Right.SEE_REPORTERS, session -> found(session, null));
  }

  /** What somebody reported who gave this number or address. */
  public HttpAnswer find(@Body @Nullable Object body, @Headers Map<String, Object> headers)
      throws IOException {
    return guard.taken(
        headers,
        body,
        Right.SEE_REPORTERS,
        (session, form) -> {
          String contact = form.text("contact").strip();
          return contact.isEmpty() || contact.length() > LONGEST_CONTACT
              ? pages.message(400, "live-room.find.nothing")
              : withReason(form, why -> found(session, desk.search(contact, session.user(), why)));
        });
  }

  /** Who looked at personal data. */
  public HttpAnswer looks(@Headers Map<String, Object> headers) {
    return guard.shown(
        headers,
        Right.READ_RECORDS,
        session -> {
          Map<String, Object> model = model(session);
          model.put("looks", desk.looks(LOOKS).stream().map(this::line).toList());
          return pages.page(200, "looks", model);
        });
  }

  private HttpAnswer erase(Session session, String typed, String why) {
    return identity
        .ours(typed)
        .filter(ticket -> eraser.erase(ticket, Erasure.onRequest(session.user(), why)))
        .map(ticket -> HttpAnswer.seeOther("/live-room/laporan/" + ticket))
        .orElseGet(pages::unknown);
  }

  private HttpAnswer reporter(Session session, TicketNumber ticket, Reporter reporter) {
    Map<String, Object> model = model(session);
    model.put("ticket", ticket.value());
    model.put("name", text(reporter.name()));
    model.put("phone", text(reporter.phone()));
    model.put("email", text(reporter.email()));
    model.put("address", text(reporter.address()));
    return pages.page(200, "reporter", model);
  }

  private HttpAnswer found(Session session, @Nullable List<TicketNumber> tickets) {
    Map<String, Object> model = model(session);
    model.put("asked", tickets != null);
    model.put(
        "tickets",
        tickets == null ? List.of() : tickets.stream().map(TicketNumber::value).toList());
    return pages.page(200, "find", model);
  }

  private Map<String, Object> model(Session session) {
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", guard.tokenOf(session));
    return model;
  }

  private HttpAnswer withReason(WebForm form, Function<String, HttpAnswer> action) {
    String why = form.text("why").replace("\0", "").strip();
    return why.isEmpty() || why.codePointCount(0, why.length()) > AccessRecord.LONGEST_REASON
        ? pages.message(400, "live-room.why-look", Map.of("most", AccessRecord.LONGEST_REASON))
        : action.apply(why);
  }

  private Map<String, String> line(AccessRecord access) {
    return Map.of(
        "at",
        wording.time(access.at()),
        "who",
        access.who(),
        "what",
        wording.text("live-room.looked." + access.what()),
        "why",
        access.why(),
        "ticket",
        text(access.ticket()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
