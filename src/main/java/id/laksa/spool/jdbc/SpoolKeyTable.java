package id.laksa.spool.jdbc;

import id.laksa.complaint.SealedBox;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's table {@code spool_key}. Times are the ledger's own: its nodes' clocks may differ.
 */
public final class SpoolKeyTable {
  private final Jdbi jdbi;
  private final SealedBox box;
  private final boolean inside;

  /**
   * What is known of a key.
   *
   * @param box opens what it sealed; null once it was thrown away
   * @param ends by partition: what it sealed lies before; empty while it is in use
   */
  public record Known(@Nullable SealedBox box, List<Long> ends) {}

  /**
   * Keeps keys.
   *
   * @param box seals them
   * @param inside whether this ledger runs in this very process, and ends with it
   */
  public SpoolKeyTable(Jdbi jdbi, SealedBox box, boolean inside) {
    this.jdbi = jdbi;
    this.box = box;
    this.inside = inside;
  }

  /**
   * Says that a node holds a key. One that this ledger doesn't know, also one that it has forgotten
   * by a fail-over, it knows from now on.
   *
   * @return false when its time was over: nothing may be promised under it
   */
  public boolean hold(UUID id, byte[] key) {
    return jdbi.withHandle(handle -> hold(handle, id, key)) == 1;
  }

  private int hold(Handle handle, UUID id, byte[] key) {
    return handle
        .createUpdate(
            """
            insert into spool_key (id, sealed, inside) values (:id, :sealed, :inside)
            on conflict (id) do update set renewed_at = now()
              where spool_key.closing_at is null
            """)
        .bind("id", id)
        .bind("sealed", box.seal(key, belongsTo(id)))
        .bind("inside", inside)
        .execute();
  }

  /** Says that nothing will be promised under a key any more, by whoever held it. */
  public void leave(UUID id, byte[] key) {
    jdbi.useTransaction(
        handle -> {
          hold(handle, id, key);
          handle.execute(
              "update spool_key set closing_at = now() where id = ? and closing_at is null", id);
        });
  }

  /** Likewise for all that an earlier process held: this ledger's own, so it has ended. */
  public void leaveFormerOnes() {
    if (inside) {
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "update spool_key set closing_at = now() where inside and closing_at is null"));
    }
  }

  /** Likewise for all that nobody held within this time. */
  public void leaveUnheld(Duration held) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update spool_key set closing_at = now()"
                        + " where closing_at is null and renewed_at < now() - :held * interval '1 s'")
                .bind("held", held.toSeconds())
                .execute());
  }

  /** Those that nothing is promised under any more, and that aren't thrown away. */
  public Map<UUID, List<Long>> left() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, ends from spool_key where closing_at is not null and sealed is not null")
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), ends(row)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Says where all lies before that one has sealed. */
  public void end(UUID id, List<Long> ends) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update spool_key set ends = :ends where id = :id and ends is null")
                .bind("id", id)
                .bindArray("ends", Long.class, ends)
                .execute());
  }

  /** Throws one away: what it sealed is nobody's to read from now on. */
  public void throwAway(UUID id) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update spool_key set sealed = null, erased_at = now() where id = ?", id));
  }

  /** Forgets that there were those that were thrown away longer ago than this. */
  public void forget(Duration after) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "delete from spool_key where erased_at < now() - :after * interval '1 s'")
                .bind("after", after.toSeconds())
                .execute());
  }

  /** What is known of one; empty where this ledger has never heard of it. */
  public Optional<Known> find(UUID id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select sealed, ends from spool_key where id = :id")
                .bind("id", id)
                .map((row, context) -> new Known(opened(id, row.getBytes("sealed")), ends(row)))
                .findOne());
  }

  private @Nullable SealedBox opened(UUID id, byte @Nullable [] sealed) {
    return sealed == null ? null : new SealedBox(box.open(sealed, belongsTo(id)));
  }

  private static List<Long> ends(ResultSet row) throws SQLException {
    Array ends = row.getArray("ends");
    return ends == null ? List.of() : List.of((Long[]) ends.getArray());
  }

  private static byte[] belongsTo(UUID id) {
    return ("spool-key:" + id).getBytes(StandardCharsets.US_ASCII);
  }
}
