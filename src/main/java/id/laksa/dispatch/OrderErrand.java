package id.laksa.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.ChainedEvent;
import id.laksa.errand.Errand;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An order that goes another way than its department's queue, as an errand of its own. It only
 * refers to the order: what leaves is read when it leaves, so that nothing stale or erased does.
 *
 * @param complaintId also its lane, so that a complaint's orders leave in order
 * @param seq place in the complaint's history of the event that sends it
 * @param department code
 */
public record OrderErrand(UUID complaintId, int seq, String department) {
  /** What the kinds of these errands begin with; the way follows. */
  public static final String PREFIX = "deliver-";

  /** What is written of it; the complaint is the lane. */
  private record Reference(int seq, String department) {}

  /** Reads one. */
  public static OrderErrand of(Errand errand, ObjectMapper json) throws JsonProcessingException {
    Reference reference = json.readValue(errand.what(), Reference.class);
    return new OrderErrand(errand.lane(), reference.seq(), reference.department());
  }

  /** The way that an errand goes. */
  public static String way(Errand errand) {
    return errand.kind().substring(PREFIX.length());
  }

  /** The order's id. */
  public String workOrderId() {
    return ChainedEvent.eventId(complaintId, seq);
  }

  /** The errand; the same order by the same way is the same errand. */
  public Errand by(String way, ObjectMapper json) {
    String name = PREFIX + way + ":" + workOrderId() + ":" + department;
    try {
      return Errand.fresh(
          UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
          PREFIX + way,
          complaintId,
          json.writeValueAsString(new Reference(seq, department)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A number and a code are plain JSON", e);
    }
  }
}
