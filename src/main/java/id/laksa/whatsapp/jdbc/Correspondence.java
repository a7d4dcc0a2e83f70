package id.laksa.whatsapp.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.whatsapp.MediaErrand;
import id.laksa.whatsapp.Outgoing;
import id.laksa.whatsapp.SendErrand;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Asks, within the caller's transaction, for what goes to Meta later. */
public final class Correspondence {
  private final ErrandTable errands;
  private final ObjectMapper json;
  private final InstantSource clock;

  /** Wires it. */
  public Correspondence(ErrandTable errands, ObjectMapper json, InstantSource clock) {
    this.errands = errands;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A message shall be sent.
   *
   * @param identity of what it is about: the same again is one message
   */
  public void send(Handle handle, String identity, Outgoing outgoing) {
    add(handle, SendErrand.KIND, identity, outgoing.contactId(), outgoing);
  }

  /** A photo shall be fetched. */
  public void fetch(Handle handle, String identity, MediaErrand.Wanted wanted) {
    add(handle, MediaErrand.KIND, identity, wanted.complaintId(), wanted);
  }

  private void add(Handle handle, String kind, String identity, UUID lane, Object what) {
    UUID id = UUID.nameUUIDFromBytes((kind + ":" + identity).getBytes(StandardCharsets.UTF_8));
    try {
      Errand errand = Errand.fresh(id, kind, lane, json.writeValueAsString(what));
      errands.add(handle, List.of(errand), clock.instant());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An errand is plain JSON", e);
    }
  }
}
