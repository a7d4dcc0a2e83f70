package id.laksa.whatsapp.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.TicketNumber;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.whatsapp.InboundMessage.MediaRef;
import id.laksa.whatsapp.MediaErrand;
import id.laksa.whatsapp.MediaErrand.Wanted;
import id.laksa.whatsapp.Outgoing;
import id.laksa.whatsapp.SendErrand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Asks, within the caller's transaction, for what goes to Meta later. */
public final class Correspondence {
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final InstantSource time;

  /** Wires it. */
  public Correspondence(ErrandTable errands, ObjectMapper json, InstantSource time) {
    this.errands = errands;
    this.json = json;
    this.time = time;
  }

  /**
   * A message shall be sent.
   *
   * @param identity of what it is about: the same again is one message
   */
  void send(Handle handle, String identity, Outgoing outgoing) {
    sendLater(handle, identity, outgoing, Duration.ZERO);
  }

  /** A message shall be sent, but not before a while has passed. */
  void sendLater(Handle handle, String identity, Outgoing outgoing, Duration wait) {
    Errand errand = errand(SendErrand.KIND, identity, outgoing.contactId(), outgoing);
    errands.add(handle, List.of(errand), time.instant().plus(wait));
  }

  /** A message shall be sent only if a person says so. */
  void giveUp(Handle handle, String identity, Outgoing outgoing, int code) {
    Errand errand = errand(SendErrand.KIND, identity, outgoing.contactId(), outgoing);
    errands.addDead(handle, errand, time.instant(), "failed-" + code);
  }

  /**
   * A photo shall be fetched.
   *
   * @param wamid of the message that holds it
   */
  void fetch(Handle handle, String wamid, UUID complaintId, TicketNumber ticket, MediaRef media) {
    Wanted wanted = new Wanted(complaintId, ticket.value(), media.id(), media.url());
    String identity = wamid + ":" + media.id();
    // Each photo in a lane of its own: one that doesn't come keeps no other waiting.
    Errand errand =
        errand(
            MediaErrand.KIND, identity, UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)), wanted);
    errands.add(handle, List.of(errand), time.instant());
  }

  private Errand errand(String kind, String identity, UUID lane, Object what) {
    UUID id = UUID.nameUUIDFromBytes((kind + ":" + identity).getBytes(StandardCharsets.UTF_8));
    try {
      return Errand.fresh(id, kind, lane, json.writeValueAsString(what));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An errand is plain JSON", e);
    }
  }
}
