package id.laksa.intake.http;

import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.department.Department;
import id.laksa.rulebook.RuleBook;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the reporter gets for his complaint. */
public final class ReceiptView {
  private final Supplier<RuleBook> rules;
  private final String publicUrl;
  private final ZoneId zone;
  private final String notice112;

  /**
   * The receipt as JSON.
   *
   * @param provisional whether a deadline reaches into a year of which holidays aren't known
   * @param notice the 112 advice; null when it is no emergency
   */
  public record Shown(
      String ticket,
      String status,
      @Nullable String category,
      @Nullable Department department,
      OffsetDateTime acknowledgeBy,
      OffsetDateTime resolveBy,
      boolean provisional,
      String trackingUrl,
      String answerKey,
      @Nullable String notice) {}

  /** The receipt while the ledger is away; what isn't in it is decided later. */
  public record Promised(String ticket, String status, String trackingUrl, String answerKey) {}

  /**
   * Wires the view.
   *
   * @param notice112 the advice of an emergency, in Indonesian
   */
  public ReceiptView(Supplier<RuleBook> rules, String publicUrl, ZoneId zone, String notice112) {
    this.rules = rules;
    this.publicUrl = publicUrl;
    this.zone = zone;
    this.notice112 = notice112;
  }

  /** The receipt of a complaint that the ledger doesn't have yet. */
  public Promised promised(TicketNumber ticket, String answerKey) {
    return new Promised(
        ticket.value(), Status.RECEIVED.name(), publicUrl + "/lacak/" + ticket, answerKey);
  }

  /** The receipt of a complaint. */
  public Shown of(Complaint complaint, String answerKey) {
    State state = complaint.state();
    String code = state.department();
    return new Shown(
        complaint.ticket().value(),
        state.status().name(),
        state.category(),
        code == null ? null : rules.get().departments().named(code),
        state.clock().acknowledgeBy().atZone(zone).toOffsetDateTime(),
        state.clock().resolveBy().atZone(zone).toOffsetDateTime(),
        state.clock().provisional(),
        publicUrl + "/lacak/" + complaint.ticket(),
        answerKey,
        state.priority() == Priority.EMERGENCY ? notice112 : null);
  }
}
