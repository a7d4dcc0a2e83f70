package id.laksa.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.TicketNumber;
import id.laksa.errand.Errand;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That orders of a complaint count no longer, as an errand of its own. It names no person. All of
 * one complaint are done in turn: what one has told the next doesn't tell again.
 *
 * @param ticket of the complaint
 * @param upTo place in its history of the last event whose order goes; later ones stay
 * @param department code of the only one whose orders go; null where everybody's do
 * @param why null in errands from before there was more than one reason
 */
public record WithdrawalErrand(
    String ticket, int upTo, @Nullable String department, @Nullable Why why) {
  /** The kind of these errands; their lane is the complaint. */
  public static final String KIND = "withdraw-orders";

  /** Why orders count no longer. */
  public enum Why {
    /** They name or quote a reporter whose data went; what is still to be sent is without them. */
    ERASED,
    /** An operator took the complaint from the department. */
    RECALLED
  }

  /** Of everybody who ever had a complaint whose reporter was erased. */
  public static WithdrawalErrand erased(TicketNumber ticket, int upTo) {
    return new WithdrawalErrand(ticket.value(), upTo, null, Why.ERASED);
  }

  /** Of the department from which an operator took a complaint. */
  public static WithdrawalErrand recalled(TicketNumber ticket, int upTo, String department) {
    return new WithdrawalErrand(ticket.value(), upTo, department, Why.RECALLED);
  }

  /** Reads one. */
  public static WithdrawalErrand of(Errand errand, ObjectMapper json)
      throws JsonProcessingException {
    return json.readValue(errand.what(), WithdrawalErrand.class);
  }

  /** The errand. */
  public Errand of(UUID complaintId, ObjectMapper json) {
    try {
      return Errand.fresh(UUID.randomUUID(), KIND, complaintId, json.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A ticket and a number are plain JSON", e);
    }
  }

  /** Whether an operator took the complaint from a department; else its reporter was erased. */
  public boolean recalls() {
    return why == Why.RECALLED;
  }

  /** Why, as departments are told; stable. */
  public String reason() {
    return (recalls() ? Why.RECALLED : Why.ERASED).name().toLowerCase(Locale.ROOT);
  }

  /** Who does it, as the history says. */
  public String actor() {
    return recalls() ? "broker" : "retention";
  }

  /** Whether it is about this department's orders. */
  public boolean isOf(String one) {
    return department == null || department.equals(one);
  }
}
