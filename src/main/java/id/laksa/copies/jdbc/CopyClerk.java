package id.laksa.copies.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.copies.Copy;
import id.laksa.copies.CopyDecision;
import id.laksa.copies.CopyQuestion;
import id.laksa.copies.CopyRules;
import id.laksa.department.Departments;
import id.laksa.relay.OutboxBatch;
import id.laksa.relay.OutboxRow;
import id.laksa.sla.Matter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Lets the rules decide, of complaints that have just gone to their department, which others get an
 * order of their own, and promises it. The same complaint again changes nothing.
 */
public final class CopyClerk {
  private static final String ACTOR = "rules";
  private final LedgerRows ledger;
  private final RowFormat format;
  private final Supplier<CopyRules> rules;
  private final Supplier<Departments> departments;
  private final SlaClocks slaClocks;
  private final ZoneId zone;
  private final InstantSource time;

  /**
   * Wires it.
   *
   * @param rules those in force
   * @param zone of the city, by which a receipt has a time of the day
   */
  public CopyClerk(
      LedgerRows ledger,
      RowFormat format,
      Supplier<CopyRules> rules,
      Supplier<Departments> departments,
      SlaClocks slaClocks,
      ZoneId zone,
      InstantSource time) {
    this.ledger = ledger;
    this.format = format;
    this.rules = rules;
    this.departments = departments;
    this.slaClocks = slaClocks;
    this.zone = zone;
    this.time = time;
  }

  /** Decides about a batch, within its transaction. */
  public void decide(OutboxBatch batch) {
    Handle handle = batch.handle();
    for (OutboxRow row : batch.rows()) {
      Instant dispatched = dispatchedAt(handle, row);
      lock(handle, row)
          .filter(complaint -> complaint.status().isAtDepartment())
          .ifPresent(complaint -> copy(handle, complaint, dispatched));
    }
  }

  private Optional<Complaint> lock(Handle handle, OutboxRow row) {
    return handle
        .createQuery("select * from complaint where id = :id for update")
        .bind("id", row.complaintId())
        .map(format.complaintMapper())
        .findOne();
  }

  private Instant dispatchedAt(Handle handle, OutboxRow row) {
    return handle
        .createQuery("select at from complaint_event where complaint_id = :id and seq = :seq")
        .bind("id", row.complaintId())
        .bind("seq", row.lastSeq())
        .map((event, context) -> Objects.requireNonNull(RowFormat.instant(event, "at")))
        .findOne()
        .orElseGet(time::instant);
  }

  private void copy(Handle handle, Complaint complaint, Instant from) {
    Departments all = departments.get();
    Set<String> already =
        CopyTable.of(handle, complaint.id()).stream()
            .map(Copy::department)
            .collect(Collectors.toSet());
    List<Copy> copies =
        rules.get().decide(question(all, complaint)).stream()
            .filter(decision -> !already.contains(decision.department()))
            .filter(decision -> all.byCode(decision.department()).isPresent())
            .map(decision -> copy(complaint, decision, from))
            .toList();
    if (copies.isEmpty()) {
      return;
    }
    List<NewEvent> events = new ArrayList<>();
    for (Copy copy : copies) {
      events.add(
          new NewEvent(EventType.COPIED, time.instant(), ACTOR, copy.facts(complaint), copy.why()));
    }
    List<ChainedEvent> links = ledger.append(handle, complaint, complaint.state(), events);
    for (int i = 0; i < copies.size(); i++) {
      Copy sent = copies.get(i).sentBy(links.get(i).seq());
      CopyTable.put(handle, sent, sent.nextDue(slaClocks, complaint.said().location().place()));
    }
  }

  private CopyQuestion question(Departments departments, Complaint complaint) {
    State state = complaint.state();
    return CopyQuestion.of(
        Objects.requireNonNull(state.category(), "a dispatched complaint has a category"),
        Objects.requireNonNull(state.department(), "a dispatched complaint has a department"),
        complaint.said().location().place(),
        departments,
        LocalTime.from(complaint.said().receivedAt().atZone(zone)));
  }

  private Copy copy(Complaint complaint, CopyDecision decision, Instant from) {
    State state = complaint.state();
    String category = Objects.requireNonNull(state.category());
    return new Copy(
            complaint.id(),
            decision.department(),
            0,
            Status.DISPATCHED,
            category,
            state.priority(),
            state.round(),
            slaClocks.round(
                new Matter(category, state.priority(), complaint.said().location().place()),
                state.round(),
                from),
            decision.why(),
            decision.rule(),
            decision.rulesVersion(),
            null)
        .following(complaint, slaClocks);
  }
}
