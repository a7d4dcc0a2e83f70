package id.laksa.whatsapp.jdbc;

import id.laksa.classification.Priority;
import id.laksa.complaint.Status;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.whatsapp.Recent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which complaint is whose: the ledger's table {@code whatsapp_complaint}. */
public final class ComplaintsOfContacts {
  private static final String NEWEST =
      "select c.id, c.ticket, c.status, w.at from whatsapp_complaint w"
          + " join complaint c on c.id = w.complaint_id where w.contact_id = :contact";

  private static final List<String> OPEN =
      Arrays.stream(Status.values()).filter(Status::isOpen).map(Status::name).toList();

  /** Remembers, before the complaint itself is there, so that its receipt can find its way. */
  public void own(Handle handle, UUID complaintId, UUID contactId, Instant now) {
    handle.execute(
        "insert into whatsapp_complaint (complaint_id, contact_id, at) values (?, ?, ?)"
            + " on conflict do nothing",
        complaintId,
        contactId,
        RowFormat.time(now));
  }

  /** Who sent a complaint; empty when it didn't come by WhatsApp. */
  public Optional<UUID> ownerOf(Handle handle, UUID complaintId) {
    return handle
        .createQuery("select contact_id from whatsapp_complaint where complaint_id = :id")
        .bind("id", complaintId)
        .mapTo(UUID.class)
        .findOne();
  }

  /** His newest complaint between two times that is still open. */
  public Optional<Recent> newestOpen(Handle handle, UUID contactId, Instant since, Instant until) {
    return handle
        .createQuery(
            NEWEST
                + " and w.at between :since and :until and c.status = any(:open)"
                + " order by w.at desc limit 1")
        .bind("until", RowFormat.time(until))
        .bind("contact", contactId)
        .bind("since", RowFormat.time(since))
        .bindArray("open", String.class, OPEN)
        .map((row, context) -> recent(row))
        .findOne();
  }

  /** His newest emergency between two times that is still open. */
  Optional<Recent> newestEmergency(Handle handle, UUID contactId, Instant since, Instant until) {
    return handle
        .createQuery(
            NEWEST
                + " and w.at between :since and :until and c.status = any(:open)"
                + " and c.priority = :emergency order by w.at desc limit 1")
        .bind("contact", contactId)
        .bind("since", RowFormat.time(since))
        .bind("until", RowFormat.time(until))
        .bindArray("open", String.class, OPEN)
        .bind("emergency", Priority.EMERGENCY.name())
        .map((row, context) -> recent(row))
        .findOne();
  }

  /** His newest complaint about which a department asks him. */
  public Optional<Recent> newestWaiting(Handle handle, UUID contactId) {
    return handle
        .createQuery(NEWEST + " and c.status = :waiting order by w.at desc limit 1")
        .bind("contact", contactId)
        .bind("waiting", Status.WAITING_FOR_REPORTER.name())
        .map((row, context) -> recent(row))
        .findOne();
  }

  /** His newest complaint, still open, about which he was asked between two times. */
  public Optional<Recent> newestAsked(Handle handle, UUID contactId, Instant since, Instant until) {
    return handle
        .createQuery(
            NEWEST
                + " and w.asked_at between :since and :until and c.status = any(:open)"
                + " order by w.asked_at desc limit 1")
        .bind("contact", contactId)
        .bind("since", RowFormat.time(since))
        .bind("until", RowFormat.time(until))
        .bindArray("open", String.class, OPEN)
        .map((row, context) -> recent(row))
        .findOne();
  }

  /** Remembers that he was asked what is still to be done. */
  public void ask(Handle handle, UUID complaintId, Instant now) {
    handle.execute(
        "update whatsapp_complaint set asked_at = ? where complaint_id = ?",
        RowFormat.time(now),
        complaintId);
  }

  /** A complaint, if it is his. */
  public Optional<Recent> his(Handle handle, UUID contactId, TicketNumber ticket) {
    return handle
        .createQuery(NEWEST + " and c.ticket = :ticket")
        .bind("contact", contactId)
        .bind("ticket", ticket.value())
        .map((row, context) -> recent(row))
        .findOne();
  }

  /** A complaint, if it is his. */
  public Optional<Recent> his(Handle handle, UUID contactId, UUID complaintId) {
    return handle
        .createQuery(NEWEST + " and c.id = :id")
        .bind("contact", contactId)
        .bind("id", complaintId)
        .map((row, context) -> recent(row))
        .findOne();
  }

  private static Recent recent(ResultSet row) throws SQLException {
    return new Recent(
        row.getObject("id", UUID.class),
        new TicketNumber(row.getString("ticket")),
        Status.valueOf(row.getString("status")));
  }
}
