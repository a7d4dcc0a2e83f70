package id.laksa.whatsapp.jdbc;

import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.RowFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Pins and photos that came before the complaint they belong to. */
public final class WaitingTable {
  private static final int MOST = 10;
  private final SealedBox box;

  /** Keeps them in this box. */
  public WaitingTable(SealedBox box) {
    this.box = box;
  }

  /** Keeps one; the same again changes nothing. */
  public void keep(Handle handle, UUID id, UUID contactId, String element, Instant now) {
    handle.execute(
        "insert into whatsapp_waiting (id, contact_id, at, sealed) values (?, ?, ?, ?)"
            + " on conflict do nothing",
        id,
        contactId,
        RowFormat.time(now),
        box.seal(element.getBytes(StandardCharsets.UTF_8), belongsTo(id)));
  }

  /** What waits: its id, and the element as it was delivered. */
  public record Kept(UUID id, String element) {
    @Override
    public String toString() {
      return "Kept[" + id + "]";
    }
  }

  /** What a contact sent since a time, in order. */
  public List<Kept> list(Handle handle, UUID contactId, Instant since) {
    return handle
        .createQuery(
            "select id, sealed from whatsapp_waiting"
                + " where contact_id = :contact and at >= :since order by at, id limit :most")
        .bind("contact", contactId)
        .bind("since", RowFormat.time(since))
        .bind("most", MOST)
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              byte[] element = box.open(row.getBytes("sealed"), belongsTo(id));
              return new Kept(id, new String(element, StandardCharsets.UTF_8));
            })
        .list();
  }

  /** Forgets what has become part of a complaint. */
  public void forget(Handle handle, List<Kept> kept) {
    kept.forEach(one -> handle.execute("delete from whatsapp_waiting where id = ?", one.id()));
  }

  /** Forgets what is older. */
  int forget(Handle handle, Instant before) {
    return handle.execute("delete from whatsapp_waiting where at < ?", RowFormat.time(before));
  }

  private static byte[] belongsTo(UUID id) {
    return ("waiting:" + id).getBytes(StandardCharsets.US_ASCII);
  }
}
