package id.laksa.complaint.jdbc;

import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.ClockStep;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventType;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Location;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PublicFacts;
import id.laksa.complaint.Reach;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's writes. Every method works inside the caller's transaction, so that a step is one
 * transaction whatever else it has to write; each wakes the relays when that transaction commits.
 */
public final class LedgerRows {
  private static final Duration PUT_OFF = Duration.ofHours(1);
  private static final String WAKE_RELAYS = "select pg_notify('laksa_outbox', '')";
  private final HashChain chain;
  private final PublicFacts facts;
  private final RowFormat format;

  private final UnnestInsert<ChainedEvent> events = RowFormat.eventInsert();
  private final UnnestInsert<OutboxInsert> outbox = OutboxInsert.insert();
  private final ReadableRows rows;
  private final ClockFormat clocks;
  private final ReceiptInsert receipts;
  private final Reach reach;
  private final Predicate<Complaint> copied;
  private final Companions companions;

  /**
   * One that tells reporters only on channels that can reach them by themselves, and publishes no
   * hashtags.
   */
  public LedgerRows(HashChain chain, RowFormat format, SlaClocks slaClocks) {
    this(
        chain,
        new PublicFacts(hashtag -> false),
        format,
        slaClocks,
        Reach.WHATSAPP,
        complaint -> false,
        Companions.NONE);
  }

  /**
   * Writes with this chain and these formats, and arms timers by these clocks.
   *
   * @param facts what every event tells
   * @param reach which reporters can be told
   * @param copied whether rules may give other departments a copy of a complaint
   * @param companions what goes along with complaints that move
   */
  public LedgerRows(
      HashChain chain,
      PublicFacts facts,
      RowFormat format,
      SlaClocks slaClocks,
      Reach reach,
      Predicate<Complaint> copied,
      Companions companions) {
    this.reach = reach;
    this.companions = companions;
    this.copied = copied;
    this.chain = chain;
    this.facts = facts;
    this.format = format;
    this.rows = new ReadableRows(format);
    this.clocks = new ClockFormat(format, slaClocks);
    this.receipts = new ReceiptInsert(format, events, outbox, clocks::nextDue, reach, copied);
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
    return rows.of(
        handle
            .createQuery(
                "select * from complaint where next_due <= :now order by next_due limit :limit"
                    + " for update skip locked")
            .bind("now", RowFormat.time(now))
            .bind("limit", limit),
        id -> putOff(handle, id, now));
  }

  /** Puts off by an hour what the clock of a complaint tells next. */
  public void putOff(Handle handle, UUID id, Instant now) {
    lookAgain(handle, id, now.plus(PUT_OFF));
  }

  /** Arms the timer of a locked complaint for then, whatever its clock tells next. */
  public void lookAgain(Handle handle, UUID id, Instant then) {
    handle.execute("update complaint set next_due = ? where id = ?", RowFormat.time(then), id);
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
      Handle handle, Complaint before, State after, List<NewEvent> happened) {
    List<ChainedEvent> links = new ArrayList<>();
    Complaint moved = chained(new ClockStep(before, after, happened), links);
    clocks.move(handle, moved);
    companions.follow(handle, before, moved);
    events.insert(handle, links, "");
    outbox.insert(
        handle,
        OutboxInsert.of(links, moved, reach.reaches(moved), copied.test(moved)),
        OutboxInsert.TOGETHER);
    if (happened.stream()
        .anyMatch(event -> event.type() == EventType.REOPENED || event.text() != null)) {
      // More is said, or may be now, and must be erased in its time.
      handle.execute("update complaint set erased_at = null where id = ?", before.id());
    }
    handle.execute(WAKE_RELAYS);
    return links;
  }

  /**
   * Appends what clocks tell to any number of locked complaints, and sets their clocks and timers.
   * Nothing else of them is written, but of those whose status has changed.
   */
  public void tell(Handle handle, List<ClockStep> steps) {
    List<ChainedEvent> all = new ArrayList<>();
    List<OutboxInsert> leaving = new ArrayList<>();
    List<Complaint> ticking = new ArrayList<>();
    List<Complaint> moved = new ArrayList<>();
    for (ClockStep step : steps) {
      List<ChainedEvent> links = new ArrayList<>();
      Complaint after = chained(step, links);
      (step.after().status() == step.before().status() ? ticking : moved).add(after);
      companions.follow(handle, step.before(), after);
      all.addAll(links);
      if (!links.isEmpty()) {
        leaving.addAll(OutboxInsert.of(links, after, reach.reaches(after), copied.test(after)));
      }
    }
    clocks.update(handle, ticking);
    moved.forEach(complaint -> clocks.move(handle, complaint));
    events.insert(handle, all, "");
    outbox.insert(handle, leaving, OutboxInsert.TOGETHER);
    if (!leaving.isEmpty()) {
      handle.execute(WAKE_RELAYS);
    }
  }

  /** The complaint as it is after a step, its new links added to those given. */
  private Complaint chained(ClockStep step, List<ChainedEvent> links) {
    Complaint before = step.before();
    String head = before.headHash();
    for (NewEvent event : step.happened()) {
      ChainedEvent link =
          chain.link(
              before.id(),
              before.headSeq() + links.size() + 1,
              head,
              facts.told(event, before.said(), step.after()));
      links.add(link);
      head = link.hash();
    }
    return new Complaint(
        before.id(),
        before.ticket(),
        before.said(),
        step.after(),
        before.headSeq() + links.size(),
        head);
  }

  /**
   * Erases whatever of a locked complaint names or quotes its reporter: his box, all free text with
   * the salts of its commitments, hashtags, photos and address; the point is kept to two decimals,
   * a kilometre. History and chain stay valid. Before the event that tells of it.
   *
   * @param text what stands where the citizen's words stood
   * @param now when it counts as erased; null while more may be said
   */
  public void erase(Handle handle, UUID id, String text, @Nullable Instant now) {
    handle.execute("delete from complaint_person where complaint_id = ?", id);
    handle.execute(
        "update complaint_event set text = null, text_salt = null"
            + " where complaint_id = ? and text is not null",
        id);
    handle.execute("delete from photo where complaint_id = ? and department is null", id);
    handle
        .createUpdate(
            """
            update complaint set text = :text, content_salt = null, address = null,
              lat = round(lat::numeric, 2), lon = round(lon::numeric, 2),
              hashtags = '[]', photos = '[]', erased_at = :now
            where id = :id
            """)
        .bind("text", text)
        .bind("now", RowFormat.time(now))
        .bind("id", id)
        .execute();
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
}
