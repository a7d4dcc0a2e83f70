package id.laksa.liveroom.http;

import id.laksa.complaint.Identity;
import id.laksa.complaint.TicketNumber;
import id.laksa.delivery.NotTold;
import id.laksa.delivery.jdbc.CallbackPost;
import id.laksa.delivery.jdbc.NotToldTable;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.liveroom.OperatorWording;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code /live-room/belum-disampaikan}: whom no way could reach, for an operator to tell. */
public final class NotToldEndpoint {
  private static final String LIST = "/live-room/belum-disampaikan";
  private final Guard guard;
  private final InnerPages pages;
  private final NotToldTable table;
  private final CallbackPost callbacks;
  private final Jdbi jdbi;
  private final Identity identity;
  private final OperatorWording wording;

  /** Wires the endpoint. */
  public NotToldEndpoint(
      Guard guard,
      InnerPages pages,
      NotToldTable table,
      CallbackPost callbacks,
      Jdbi jdbi,
      Identity identity,
      OperatorWording wording) {
    this.guard = guard;
    this.pages = pages;
    this.table = table;
    this.callbacks = callbacks;
    this.jdbi = jdbi;
    this.identity = identity;
    this.wording = wording;
  }

  /** Shows the list. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    return guard.operators(headers, session -> page(session, Query.of(query)));
  }

  /** An operator has told a reporter all that he saw in the list. */
  public HttpAnswer told(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return guard.operatorsForm(
        headers,
        body,
        (session, form) -> {
          Optional<TicketNumber> ticket = identity.ours(typed);
          if (ticket.isEmpty()) {
            return pages.unknown();
          }
          String seen = form.text("seen");
          int seq = seen.matches("[0-9]{1,9}") ? Integer.parseInt(seen) : 0;
          boolean done = table.brought(ticket.get(), seq, session.user());
          return HttpAnswer.seeOther(LIST + (done ? "?sudah=" : "?lebih-dulu=") + ticket.get());
        });
  }

  /** The app may be called again. */
  public HttpAnswer callAgain(@Body @Nullable Object body, @Headers Map<String, Object> headers)
      throws IOException {
    return guard.operatorsForm(
        headers,
        body,
        (session, form) -> {
          jdbi.useHandle(callbacks::turnOn);
          return HttpAnswer.seeOther(LIST);
        });
  }

  private HttpAnswer page(Session session, Query query) {
    String typed = query.get("halaman");
    int page = typed.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(typed) : 1;
    long count = table.count();
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", guard.tokenOf(session));
    model.put("notice", notice(query));
    model.put("count", count);
    model.put("page", page);
    model.put("pages", Math.max(1, (count + NotToldTable.PAGE - 1) / NotToldTable.PAGE));
    model.put("callbackOff", jdbi.withHandle(callbacks::offSince).map(wording::time).orElse(""));
    model.put("rows", table.list(page).stream().map(this::row).toList());
    return pages.page(200, "not-told", model);
  }

  private Map<String, Object> row(NotTold one) {
    return Map.of(
        "ticket", one.ticket(),
        "what", wording.event(one.what()),
        "seen", String.valueOf(one.seq()),
        "since", wording.time(one.since()),
        "reasons", one.reasons());
  }

  /** What was just done, from an address that anybody may have written. */
  private String notice(Query query) {
    return TicketNumber.parse(query.get("sudah"))
        .map(ticket -> wording.text("live-room.done.told", Map.of("ticket", ticket)))
        .or(
            () ->
                TicketNumber.parse(query.get("lebih-dulu"))
                    .map(
                        ticket ->
                            wording.text("live-room.done.told-before", Map.of("ticket", ticket))))
        .orElse("");
  }
}
