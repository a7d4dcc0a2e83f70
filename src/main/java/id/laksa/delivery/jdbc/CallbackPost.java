package id.laksa.delivery.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Channel;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.delivery.Call;
import id.laksa.delivery.CallbackBody;
import id.laksa.delivery.CallbackTarget;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.notification.Happening;
import id.laksa.notification.jdbc.UntoldNews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Asks, within the caller's transaction, for calls to the app's backend, while it wants them. */
public final class CallbackPost {
  /** The kind of these errands; their lane is the complaint. */
  public static final String KIND = "callback";

  private final @Nullable CallbackTarget endpoint;
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final String publicUrl;
  private final ZoneId zone;
  private final InstantSource time;

  /**
   * Wires it.
   *
   * @param endpoint null when none is registered
   * @param publicUrl base of the links, without a slash at the end
   * @param zone of the times in what is sent
   */
  public CallbackPost(
      @Nullable CallbackTarget endpoint,
      ErrandTable errands,
      ObjectMapper json,
      String publicUrl,
      ZoneId zone,
      InstantSource time) {
    this.endpoint = endpoint;
    this.errands = errands;
    this.json = json;
    this.publicUrl = publicUrl;
    this.zone = zone;
    this.time = time;
  }

  /** Whether one is registered and hasn't said that it wants no more. */
  public boolean isOn(Handle handle) {
    return endpoint != null && offSince(handle).isEmpty();
  }

  /** Since when the one registered wants no more; empty when it does, or there is none. */
  public Optional<Instant> offSince(Handle handle) {
    return endpoint == null
        ? Optional.empty()
        : handle
            .createQuery("select at from callback_off where endpoint = :endpoint")
            .bind("endpoint", endpoint.fingerprint())
            .map((row, context) -> RowFormat.instant(row, "at"))
            .findOne();
  }

  /** It answered that it wants no more. */
  public void turnOff(Handle handle) {
    if (endpoint != null) {
      handle.execute(
          "insert into callback_off (endpoint, at) values (?, ?) on conflict do nothing",
          endpoint.fingerprint(),
          RowFormat.time(time.instant()));
    }
  }

  /** An operator knows that it wants to be called again. */
  public void turnOn(Handle handle) {
    if (endpoint != null) {
      handle.execute("delete from callback_off where endpoint = ?", endpoint.fingerprint());
    }
  }

  /** Forgets addresses that were registered before. */
  public void forgetOthers(Handle handle) {
    handle.execute(
        "delete from callback_off where endpoint <> ?",
        endpoint == null ? new byte[0] : endpoint.fingerprint());
  }

  /** Takes the news of whoever complained by the app, while it wants to be called. */
  public void take(UntoldNews news) {
    boolean on = !news.isTold() && isOn(news.handle());
    news.offer(
        (handle, happening) -> {
          boolean called = on && happening.then().said().channel().equals(Channel.APP);
          if (called) {
            post(handle, happening);
          }
          return called;
        });
  }

  /** An event shall be told; the same again is one call. */
  private void post(Handle handle, Happening happening) {
    UUID complaint = happening.then().id();
    List<CallbackBody.Photo> evidence =
        handle
            .createQuery(
                "select id, sha256 from photo where complaint_id = :id and shown_seq = :seq"
                    + " order by uploaded_at, id")
            .bind("id", complaint)
            .bind("seq", happening.seq())
            .map(
                (row, context) ->
                    new CallbackBody.Photo(
                        publicUrl + "/photos/" + row.getString("id"), row.getString("sha256")))
            .list();
    String page = publicUrl + "/lacak/" + happening.then().ticket();
    try {
      String body = json.writeValueAsString(CallbackBody.of(happening, evidence, page, zone));
      Call call = new Call(complaint, happening.seq(), body);
      UUID id = UUID.nameUUIDFromBytes((KIND + ":" + call.id()).getBytes(StandardCharsets.UTF_8));
      Errand errand = Errand.fresh(id, KIND, complaint, json.writeValueAsString(call));
      errands.add(handle, List.of(errand), time.instant());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A callback is plain JSON", e);
    }
  }
}
