package id.laksa.complaint.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Reach;
import id.laksa.complaint.Receipt;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Everything a batch of receipts writes, in one statement: one round trip, whatever the batch. What
 * belongs to a complaint that was there already is left out by the statement itself.
 */
final class ReceiptInsert {
  private static final String OF_FRESH = "where i.complaint_id in (select id from fresh)";
  private static final String LEAVING =
      "where i.complaint_ids in (select id from fresh) " + OutboxInsert.TOGETHER;

  private final UnnestInsert<Receipt> complaints;
  private final UnnestInsert<Receipt> persons;
  private final UnnestInsert<ChainedEvent> events;
  private final UnnestInsert<OutboxInsert> outbox;
  private final Reach reach;
  private final Predicate<Complaint> copied;
  private final String sql;

  ReceiptInsert(
      RowFormat format,
      UnnestInsert<ChainedEvent> events,
      UnnestInsert<OutboxInsert> outbox,
      Function<Complaint, @Nullable Instant> nextDue,
      Reach reach,
      Predicate<Complaint> copied) {
    this.copied = copied;
    this.complaints = format.complaintInsert(nextDue);
    this.persons = format.personInsert();
    this.events = events;
    this.outbox = outbox;
    this.reach = reach;
    this.sql =
        """
        with fresh as (%s), person as (%s), history as (%s), leaving as (%s)
        select id, pg_notify('laksa_outbox', '') from fresh
        """
            .formatted(
                complaints.sql("on conflict (id) do nothing returning id"),
                persons.sql(OF_FRESH),
                events.sql(OF_FRESH),
                outbox.sql(LEAVING));
  }

  /**
   * Inserts.
   *
   * @param receipts the same id may stand there twice: the first one counts
   * @return the ids that weren't there before
   */
  Set<UUID> insert(Handle handle, List<Receipt> receipts) {
    Map<UUID, Receipt> byId = new LinkedHashMap<>();
    receipts.forEach(receipt -> byId.putIfAbsent(receipt.complaint().id(), receipt));
    List<Receipt> once = List.copyOf(byId.values());
    List<ChainedEvent> history = once.stream().flatMap(r -> r.events().stream()).toList();
    List<OutboxInsert> leaving =
        once.stream()
            .flatMap(
                r ->
                    OutboxInsert.of(
                        r.events(), r.complaint(), reach.tells(r), copied.test(r.complaint()))
                        .stream())
            .toList();
    Set<UUID> fresh = new HashSet<>();
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      int next = complaints.bind(statement, 1, once);
      next =
          persons.bind(statement, next, once.stream().filter(r -> r.reporter() != null).toList());
      next = events.bind(statement, next, history);
      outbox.bind(statement, next, leaving);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          fresh.add(rows.getObject(1, UUID.class));
        }
      }
    } catch (SQLException e) {
      throw UnnestInsert.fault(e);
    }
    return fresh;
  }
}
