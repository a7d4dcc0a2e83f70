package id.laksa.complaint.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.Clock;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Location;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger's writes. Every method works inside the caller's transaction, so that a step is one
 * transaction whatever else it has to write; each wakes the relays when that transaction commits.
 */
public final class LedgerRows {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerRows.class);
  private static final Duration PUT_OFF = Duration.ofHours(1);
  private static final String WAKE_RELAYS = "select pg_notify('laksa_outbox', '')";
  private final HashChain chain;
  private final RowFormat format;

  private final UnnestInsert<ChainedEvent> events = RowFormat.eventInsert();
  private final UnnestInsert<OutboxRow> outbox = OutboxRow.insert();
  private final ReceiptInsert receipts;

  /** Writes with this chain and these formats. */
  public LedgerRows(HashChain chain, RowFormat format) {
    this.chain = chain;
    this.format = format;
    this.receipts = new ReceiptInsert(format, events, outbox);
  }

  /**
   * Inserts those complaints that the ledger doesn't have yet, with their history and outbox.
   *
   * @param batch at most a few hundred; the same id may stand there twice
   * @return the ids that are new; another one was there already and is left untouched
   */
  public Set<UUID> insert(Handle handle, List<Receipt> batch) {
    return receipts.insert(handle, batch);
  }

  /** Finds and locks a complaint until the transaction ends. */
  public Optional<Complaint> lock(Handle handle, TicketNumber ticket) {
    return handle
        .createQuery("select * from complaint where ticket = :ticket for update")
        .bind("ticket", ticket.value())
        .map(format.complaintMapper())
        .findOne();
  }

  /** Finds a complaint. */
  public Optional<Complaint> find(Handle handle, TicketNumber ticket) {
    return handle
        .createQuery("select * from complaint where ticket = :ticket")
        .bind("ticket", ticket.value())
        .map(format.complaintMapper())
        .findOne();
  }

  /**
   * Locks complaints whose timer is due, the longest due first, leaving those others work on. One
   * that can't be read is put off by an hour: it would stand before all others for ever.
   */
  public List<Complaint> lockDue(Handle handle, Instant now, int limit) {
    List<UUID> unreadable = new ArrayList<>();
    List<Complaint> due = due(handle, now, limit, unreadable);
    for (UUID id : unreadable) {
      LOG.error("Complaint {} can't be read: its deadline waits an hour", id);
      handle.execute(
          "update complaint set next_due = ? where id = ?", RowFormat.time(now.plus(PUT_OFF)), id);
    }
    return due;
  }

  private List<Complaint> due(Handle handle, Instant now, int limit, List<UUID> unreadable) {
    RowMapper<Complaint> mapper = format.complaintMapper();
    return handle
        .createQuery(
            "select * from complaint where next_due <= :now order by next_due limit :limit"
                + " for update skip locked")
        .bind("now", RowFormat.time(now))
        .bind("limit", limit)
        .map(
            (row, context) -> {
              try {
                return Optional.of(mapper.map(row, context));
              } catch (RuntimeException e) {
                unreadable.add(row.getObject("id", UUID.class));
                return Optional.<Complaint>empty();
              }
            })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Appends events to a locked complaint and moves it.
   *
   * @param before as it was locked
   * @param after where it stands after the last event
   * @param happened in order; at least one
   * @return the links as written
   */
  public List<ChainedEvent> append(
      Handle handle, Complaint before, Standing after, List<NewEvent> happened) {
    List<ChainedEvent> links = new ArrayList<>();
    String head = before.headHash();
    for (NewEvent event : happened) {
      ChainedEvent link = chain.link(before.id(), before.headSeq() + links.size() + 1, head, event);
      links.add(link);
      head = link.hash();
    }
    Complaint moved =
        new Complaint(
            before.id(),
            before.ticket(),
            before.said(),
            after,
            before.headSeq() + links.size(),
            head);
    update(handle, moved);
    events.insert(handle, links, "");
    outbox.insert(handle, OutboxRow.of(links, moved), OutboxRow.TOGETHER);
    handle.execute(WAKE_RELAYS);
    return links;
  }

  /** Writes what the reporter added: photos and place. Before the event that tells of it. */
  public void supplement(Handle handle, Complaint complaint) {
    Location location = complaint.said().location();
    handle
        .createUpdate(
            """
            update complaint set photos = :photos::jsonb, lat = :lat, lon = :lon,
              address = :address, kecamatan = :kecamatan, kelurahan = :kelurahan
            where id = :id
            """)
        .bind("photos", format.json(complaint.said().photos()))
        .bind("lat", location.point() == null ? null : location.point().lat())
        .bind("lon", location.point() == null ? null : location.point().lon())
        .bind("address", location.address())
        .bind("kecamatan", location.place() == null ? null : location.place().kecamatan())
        .bind("kelurahan", location.place() == null ? null : location.place().kelurahan())
        .bind("id", complaint.id())
        .execute();
  }

  /** Takes a timer back that stands for nothing; one such row must not hold up the others. */
  public void disarm(Handle handle, UUID complaintId) {
    handle.execute("update complaint set next_due = null where id = ?", complaintId);
  }

  private void update(Handle handle, Complaint complaint) {
    Standing standing = complaint.standing();
    Clock clock = standing.clock();
    handle
        .createUpdate(
            """
            update complaint set status = :status, category = :category, department = :department,
              priority = :priority, round = :round, note = :note, explanation = :explanation::jsonb,
              acknowledge_by = :acknowledgeBy, resolve_by = :resolveBy,
              acknowledge_passed = :acknowledgePassed, resolve_passed = :resolvePassed,
              paused_since = :pausedSince, next_due = :nextDue,
              head_seq = :headSeq, head_hash = :headHash
            where id = :id
            """)
        .bind("status", standing.status().name())
        .bind("category", standing.category())
        .bind("department", standing.department())
        .bind("priority", standing.priority().name())
        .bind("round", standing.round())
        .bind("note", standing.note())
        .bind("explanation", format.json(standing.explanation()))
        .bind("acknowledgeBy", RowFormat.time(clock.acknowledgeBy()))
        .bind("resolveBy", RowFormat.time(clock.resolveBy()))
        .bind("acknowledgePassed", clock.acknowledgePassed())
        .bind("resolvePassed", clock.resolvePassed())
        .bind("pausedSince", RowFormat.time(clock.pausedSince()))
        .bind("nextDue", RowFormat.time(RowFormat.nextDue(standing)))
        .bind("headSeq", complaint.headSeq())
        .bind("headHash", RowFormat.bytes(complaint.headHash()))
        .bind("id", complaint.id())
        .execute();
  }
}
