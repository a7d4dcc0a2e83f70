package id.laksa.escalation;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * That a step of a ladder is reached, as it travels; described in {@code
 * schemas/escalation.v1.json}. No person and no word of the reporter is in it.
 *
 * @param escalationId the same one again is the same step
 * @param department code; null while no department has the complaint
 * @param category null while an operator must decide
 * @param stage after what it is due, and its step: {@code resolve+P1D/kepala-dinas}
 * @param due when the step was due
 */
public record Escalation(
    String type,
    String escalationId,
    String ticket,
    int round,
    @Nullable String department,
    @Nullable String category,
    String priority,
    String status,
    String stage,
    int step,
    String receiver,
    OffsetDateTime due,
    OffsetDateTime acknowledgeBy,
    OffsetDateTime resolveBy) {
  /** Its {@code type} and {@code JMSType}. */
  public static final String TYPE = "id.laksa.escalation.v1";

  /**
   * What an errand carries.
   *
   * @param address where to; empty where the channel needs none
   */
  public record Order(Escalation escalation, String address) {}
}
