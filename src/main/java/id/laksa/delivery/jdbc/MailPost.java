package id.laksa.delivery.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.delivery.News;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Asks, within the caller's transaction, for mails to reporters who gave an address. */
public final class MailPost {
  /** The kind of these errands; their lane is the complaint. */
  public static final String KIND = "reporter-mail";

  private final boolean on;
  private final RowFormat format;
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final InstantSource clock;

  /**
   * Wires it.
   *
   * @param on whether the city has a mail server
   */
  public MailPost(
      boolean on, RowFormat format, ErrandTable errands, ObjectMapper json, InstantSource clock) {
    this.on = on;
    this.format = format;
    this.errands = errands;
    this.json = json;
    this.clock = clock;
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
      errands.add(handle, List.of(Errand.fresh(id, KIND, complaintId, what)), clock.instant());
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
