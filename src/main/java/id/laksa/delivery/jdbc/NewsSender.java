package id.laksa.delivery.jdbc;

import id.laksa.complaint.Channel;
import id.laksa.complaint.EventType;
import id.laksa.notification.Happening;
import id.laksa.notification.jdbc.Happenings;
import id.laksa.relay.OutboxRow;
import id.laksa.relay.Sender;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Asks, in the ledger, for the news of complaints that nobody owns on WhatsApp: a callback to the
 * app where it complained and one is registered, else a mail where an address was given. Who left
 * neither looks at the page.
 */
public final class NewsSender implements Sender {
  /** The reporter's own doings, and what he has on his screen, need no mail. */
  private static final Set<EventType> NOT_BY_MAIL =
      EnumSet.of(
          EventType.TRIAGED, EventType.INFO_GIVEN, EventType.CONFIRMED, EventType.PHOTO_MISSED);

  private final Happenings happenings;
  private final CallbackPost callbacks;
  private final MailPost mail;

  /** Wires it. */
  public NewsSender(Happenings happenings, CallbackPost callbacks, MailPost mail) {
    this.happenings = happenings;
    this.callbacks = callbacks;
    this.mail = mail;
  }

  @Override
  public List<Unsendable> send(Handle handle, List<OutboxRow> rows) {
    List<Unsendable> unsendable = new ArrayList<>();
    Set<UUID> unowned = unowned(handle, rows);
    boolean calling = !unowned.isEmpty() && callbacks.isOn(handle);
    for (OutboxRow row : rows) {
      if (!unowned.contains(row.complaintId())) {
        continue;
      }
      try {
        happenings
            .find(handle, row.complaintId(), row.lastSeq())
            .ifPresent(happening -> tell(handle, happening, calling));
      } catch (JdbiException e) {
        throw e; // The ledger's fault, not the row's.
      } catch (RuntimeException e) {
        // A row that can't be read, or tells of what only a newer version knows.
        unsendable.add(new Unsendable(row, e.getClass().getSimpleName()));
      }
    }
    return unsendable;
  }

  private void tell(Handle handle, Happening happening, boolean calling) {
    if (calling && happening.then().said().channel() == Channel.APP) {
      callbacks.post(handle, happening);
    } else if (!NOT_BY_MAIL.contains(happening.event())) {
      mail.post(handle, happening.then().id(), happening.seq());
    }
  }

  private static Set<UUID> unowned(Handle handle, List<OutboxRow> rows) {
    return new HashSet<>(
        handle
            .createQuery(
                "select id from unnest(:ids) as told (id) where not exists"
                    + " (select 1 from whatsapp_complaint w where w.complaint_id = told.id)")
            .bindArray(
                "ids", UUID.class, rows.stream().map(OutboxRow::complaintId).distinct().toList())
            .mapTo(UUID.class)
            .list());
  }
}
