package id.laksa.privacy.jdbc;

import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.privacy.AccessRecord;
import id.laksa.privacy.AccessRecord.What;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Shows who reported, and finds what somebody reported: to persons who say why, never without a
 * record of it in the same transaction.
 */
public final class PersonDesk {
  /** Most complaints that a search finds. */
  public static final int MOST = 200;

  private final Jdbi jdbi;
  private final RowFormat format;
  private final PersonKeys keys;
  private final InstantSource time;

  /** A complaint, by what it is asked for. */
  private static final class Found {
    private final UUID id;
    private final String ticket;
    private final byte @Nullable [] sealed;

    private Found(UUID id, String ticket, byte @Nullable [] sealed) {
      this.id = id;
      this.ticket = ticket;
      this.sealed = sealed;
    }
  }

  /** Wires it. */
  public PersonDesk(Jdbi jdbi, RowFormat format, PersonKeys keys, InstantSource time) {
    this.jdbi = jdbi;
    this.format = format;
    this.keys = keys;
    this.time = time;
  }

  /**
   * Who reported; {@link Reporter#UNKNOWN} when he said nothing of himself, or it was erased. Empty
   * when the ledger has no such complaint.
   */
  public Optional<Reporter> show(TicketNumber ticket, String who, String why) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    "select c.id, c.ticket, p.sealed from complaint c"
                        + " left join complaint_person p on p.complaint_id = c.id"
                        + " where c.ticket = :ticket")
                .bind("ticket", ticket.value())
                .map(
                    (row, context) ->
                        new Found(
                            row.getObject("id", UUID.class),
                            row.getString("ticket"),
                            row.getBytes("sealed")))
                .findOne()
                .map(
                    found -> {
                      record(handle, look(What.SHOWN, who, why, found.ticket), found.id);
                      return found.sealed == null
                          ? Reporter.UNKNOWN
                          : format.openReporter(found.sealed, found.id);
                    }));
  }

  /**
   * The tickets of whoever gave this number or address, the newest first.
   *
   * @param contact a phone number in any spelling, an e-mail address, or an address in a channel
   * @return at most {@link #MOST}
   */
  public List<TicketNumber> search(String contact, String who, String why) {
    return jdbi.inTransaction(
        handle -> {
          List<Found> all = find(handle, contact);
          all.forEach(
              found -> record(handle, look(What.SEARCHED, who, why, found.ticket), found.id));
          if (all.isEmpty()) {
            record(handle, look(What.SEARCHED, who, why, null), null);
          }
          return all.stream().map(found -> new TicketNumber(found.ticket)).toList();
        });
  }

  /** The newest looks first. */
  public List<AccessRecord> looks(int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select at, who, what, why, ticket from person_look order by id desc limit :most")
                .bind("most", most)
                .map(
                    (row, context) ->
                        new AccessRecord(
                            Objects.requireNonNull(RowFormat.instant(row, "at")),
                            row.getString("who"),
                            What.valueOf(row.getString("what")),
                            row.getString("why"),
                            row.getString("ticket")))
                .list());
  }

  /** Records a look within the caller's transaction. */
  static void record(Handle handle, AccessRecord access, @Nullable UUID complaintId) {
    handle
        .createUpdate(
            "insert into person_look (at, who, what, why, complaint_id, ticket)"
                + " values (:at, :who, :what, :why, cast(:complaint as uuid), :ticket)")
        .bind("at", RowFormat.time(access.at()))
        .bind("who", access.who())
        .bind("what", access.what().name())
        .bind("why", access.why())
        .bind("complaint", complaintId)
        .bind("ticket", access.ticket())
        .execute();
  }

  private List<Found> find(Handle handle, String contact) {
    byte[] phone = keys.ofPhone(contact.contains("@") ? null : contact);
    byte[] email = keys.ofEmail(contact);
    return handle
        .createQuery(
            "select c.id, c.ticket from complaint_person p join complaint c on c.id = p.complaint_id"
                + " where p.phone_key = :phone or p.email_key = :email"
                + " or p.address_key = :address"
                + " order by c.received_at desc limit :most")
        .bind("phone", phone)
        .bind("email", email)
        .bind("address", keys.ofAddress(contact))
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Found(row.getObject("id", UUID.class), row.getString("ticket"), null))
        .list();
  }

  private AccessRecord look(What what, String who, String why, @Nullable String ticket) {
    Instant now = time.instant();
    return new AccessRecord(now, who, what, why, ticket);
  }
}
