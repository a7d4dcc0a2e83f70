package id.laksa.whatsapp.jdbc;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.jdbc.RowFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Remembers what was done with which of Meta's ids, so that it is done once. */
public final class ProcessedMessageIds {
  private final KeyedHash hash;

  /** Takes the key that never changes: ids hold phone numbers in disguise. */
  public ProcessedMessageIds(byte[] ticketKey) {
    this.hash = KeyedHash.derived(ticketKey, "whatsapp-seen");
  }

  /** Remembers; true if it wasn't remembered before. Within the caller's transaction. */
  public boolean first(Handle handle, String identity, Instant now) {
    return !first(handle, List.of(identity), now).isEmpty();
  }

  /** Remembers several; those that weren't remembered before. */
  public Set<String> first(Handle handle, Collection<String> identities, Instant now) {
    Set<String> fresh =
        new HashSet<>(
            handle
                .createQuery(
                    "insert into whatsapp_seen (key, at)"
                        + " select distinct decode(k, 'hex'), cast(:now as timestamptz)"
                        + " from unnest(:keys) k order by 1"
                        + " on conflict do nothing returning encode(key, 'hex')")
                .bindArray("keys", String.class, identities.stream().map(this::key).toList())
                .bind("now", RowFormat.time(now))
                .mapTo(String.class)
                .list());
    Set<String> first = new HashSet<>();
    identities.stream().filter(identity -> fresh.contains(key(identity))).forEach(first::add);
    return first;
  }

  /** Whether it is remembered. */
  boolean knows(Handle handle, String identity) {
    return handle
        .createQuery("select exists (select 1 from whatsapp_seen where key = decode(:key, 'hex'))")
        .bind("key", key(identity))
        .mapTo(Boolean.class)
        .one();
  }

  /** Forgets what is older; Meta repeats for days, not for weeks. */
  int forget(Handle handle, Instant before) {
    return handle.execute("delete from whatsapp_seen where at < ?", RowFormat.time(before));
  }

  private String key(String identity) {
    return HexFormat.of().formatHex(hash.of(identity.getBytes(StandardCharsets.UTF_8)));
  }
}
