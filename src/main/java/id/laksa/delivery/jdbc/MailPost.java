package id.laksa.delivery.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.EventType;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.delivery.News;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.notification.jdbc.UntoldNews;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Asks, within the caller's transaction, for mails to reporters who gave an address. */
public final class MailPost {
  /** The kind of these errands; their lane is the complaint. */
  public static final String KIND = "reporter-mail";

  /** The reporter's own doings, and what he has on his screen, need no mail. */
  private static final Set<EventType> NOT_BY_MAIL =
      EnumSet.of(
          EventType.TRIAGED, EventType.INFO_GIVEN, EventType.CONFIRMED, EventType.PHOTO_MISSED);

  private final boolean on;
  private final RowFormat format;
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final InstantSource time;

  /**
   * Wires it.
   *
   * @param on whether the city has a mail server
   */
  public MailPost(
      boolean on, RowFormat format, ErrandTable errands, ObjectMapper json, InstantSource time) {
    this.on = on;
    this.format = format;
    this.errands = errands;
    this.json = json;
    this.time = time;
  }

  /** Takes the news of whoever gave an address. */
  public void take(UntoldNews news) {
    news.offer(
        (handle, happening) ->
            !NOT_BY_MAIL.contains(happening.event())
                && post(handle, happening.then().id(), happening.seq()));
  }

  /**
   * News of an event shall go by mail; the same again is one mail.
   *
   * @return false when it can't: there is no server, or the reporter gave no address
   */
  public boolean post(Handle handle, UUID complaintId, int seq) {
    if (!on || address(handle, complaintId).isEmpty()) {
      return false;
    }
    String identity = KIND + ":" + complaintId + "." + seq;
    UUID id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    try {
      String what = json.writeValueAsString(new News(complaintId, seq));
      errands.add(handle, List.of(Errand.fresh(id, KIND, complaintId, what)), time.instant());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("News is plain JSON", e);
    }
    return true;
  }

  /** The address a reporter gave; empty when he gave none, or was erased. */
  public Optional<String> address(Handle handle, UUID complaintId) {
    return handle
        .createQuery("select sealed from complaint_person where complaint_id = :id")
        .bind("id", complaintId)
        .mapTo(byte[].class)
        .findOne()
        .map(box -> format.openReporter(box, complaintId).email())
        .filter(email -> !email.isBlank());
  }
}
