package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.liveroom.OperatorWording;
import id.laksa.liveroom.jdbc.ShiftReader;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.InnerPages;
import id.laksa.teamwork.jdbc.HoldingTable;
import id.laksa.teamwork.jdbc.NoteTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/**
 * {@code /live-room/pekerjaan-saya}: what one has in hand, the notes that name one, and what one
 * decided.
 */
public final class OwnWorkEndpoint {
  private static final String OWN = "/live-room/pekerjaan-saya";
  private final Guard guard;
  private final InnerPages pages;
  private final Readers readers;
  private final OperatorWording wording;

  /** Where it is read. */
  public record Readers(ShiftReader shifts, HoldingTable holdings, NoteTable notes) {}

  /** Wires the endpoint. */
  public OwnWorkEndpoint(Guard guard, InnerPages pages, Readers readers, OperatorWording wording) {
    this.guard = guard;
    this.pages = pages;
    this.readers = readers;
    this.wording = wording;
  }

  /** Shows it. */
  public HttpAnswer show(@Headers Map<String, Object> headers) {
    return guard.shown(headers, Right.DECIDE, this::page);
  }

  /** The notes that name one are read. */
  public HttpAnswer seen(@Body @Nullable Object body, @Headers Map<String, Object> headers)
      throws IOException {
    return guard.operatorsForm(
        headers,
        body,
        (session, form) -> {
          readers.notes.seen(session.user());
          return HttpAnswer.seeOther(OWN);
        });
  }

  private HttpAnswer page(Session session) {
    String user = session.user();
    Map<String, Object> model = new HashMap<>();
    model.put("user", user);
    model.put("token", guard.tokenOf(session));
    model.put(
        "held",
        readers.holdings.heldBy(user).stream()
            .map(
                one ->
                    Map.of(
                        "ticket", one.ticket(),
                        "status", wording.status(one.status()),
                        "since", wording.time(one.holding().since()),
                        "by", one.holding().by()))
            .toList());
    model.put("unseen", readers.notes.unseen(user));
    model.put(
        "notes",
        readers.notes.naming(user).stream().map(one -> TeamModel.note(one, wording)).toList());
    model.put(
        "decided",
        readers.shifts.decided(user).stream()
            .map(
                one ->
                    Map.of(
                        "ticket", one.ticket(),
                        "at", wording.time(one.at()),
                        "what", wording.event(one.type())))
            .toList());
    return pages.page(200, "own-work", model);
  }
}
