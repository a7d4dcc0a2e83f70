package id.laksa.privacy.jdbc;

import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.RowFormat;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Seals anew, by the current key, whatever another one has sealed, while the engine runs. The boxes
 * themselves say which are left, so it may be stopped and started again at any time.
 */
public final class Resealing {
  private static final int BATCH = 500;
  private static final UUID FIRST = new UUID(0, 0);
  private static final List<Shelf> SHELVES =
      List.of(
          new Shelf("complaint_person", "complaint_id", ""),
          new Shelf("errand", "id", "errand:"),
          new Shelf("whatsapp_contact", "id", "whatsapp:"),
          new Shelf("whatsapp_waiting", "id", "waiting:"),
          new Shelf("whatsapp_sent", "id", "sent:"),
          new Shelf("spool_key", "id", "spool-key:"),
          new Shelf("account", "id", "account:"));
  private final Jdbi jdbi;
  private final SealedBox box;
  private final RowFormat format;
  private final PersonKeys keys;

  /**
   * A table with boxes.
   *
   * @param bound what stands before the id in what a box is bound to
   */
  private record Shelf(String table, String id, String bound) {}

  /**
   * What it came to.
   *
   * @param resealed boxes
   * @param unreadable boxes that no key here opens, or that hold something else; they stay as they
   *     are
   */
  public record Result(int resealed, int unreadable) {}

  /** Wires it. */
  public Resealing(Jdbi jdbi, SealedBox box, RowFormat format, PersonKeys keys) {
    this.jdbi = jdbi;
    this.box = box;
    this.format = format;
    this.keys = keys;
  }

  /** How many boxes there are of each key, by what names it: {@code 01}, before they named keys. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (Shelf shelf : SHELVES) {
      jdbi.useHandle(
          handle ->
              handle
                  .createQuery(
                      ("select case when get_byte(sealed, 0) = 1 then '01'"
                              + " else encode(substring(sealed from 1 for 5), 'hex') end as key,"
                              + " count(*) as boxes from %s where sealed is not null group by 1")
                          .formatted(shelf.table))
                  .map((row, context) -> Map.entry(row.getString("key"), row.getLong("boxes")))
                  .forEach(entry -> counts.merge(entry.getKey(), entry.getValue(), Long::sum)));
    }
    return counts;
  }

  /** What {@link #counts} calls the current key. */
  public String current() {
    return HexFormat.of().formatHex(box.header());
  }

  /**
   * Seals anew, a few hundred a transaction.
   *
   * @param progress is told each table and how many boxes of it are done so far
   */
  public Result run(ObjIntConsumer<String> progress) {
    int resealed = 0;
    int unreadable = 0;
    for (Shelf shelf : SHELVES) {
      int done = 0;
      UUID last = FIRST;
      while (last != null) {
        UUID after = last;
        Step step = jdbi.inTransaction(handle -> step(handle, shelf, after));
        done += step.resealed;
        unreadable += step.unreadable;
        last = step.last;
        if (last != null) {
          progress.accept(shelf.table, done);
        }
      }
      resealed += done;
    }
    return new Result(resealed, unreadable);
  }

  private record Step(int resealed, int unreadable, @Nullable UUID last) {}

  private static final class Sealed {
    private final UUID id;
    private final byte[] bytes;

    private Sealed(UUID id, byte[] bytes) {
      this.id = id;
      this.bytes = bytes;
    }
  }

  private Step step(Handle handle, Shelf shelf, UUID after) {
    List<Sealed> old =
        handle
            .createQuery(
                "select %s as id, sealed from %s where %s > :after and sealed is not null and substring(sealed from 1 for 5) <> :header order by %s limit :limit for update"
                    .formatted(shelf.id, shelf.table, shelf.id, shelf.id))
            .bind("after", after)
            .bind("header", box.header())
            .bind("limit", BATCH)
            .map(
                (row, context) ->
                    new Sealed(row.getObject("id", UUID.class), row.getBytes("sealed")))
            .list();
    if (old.isEmpty()) {
      return new Step(0, 0, null);
    }
    boolean person = shelf.table.equals("complaint_person");
    PreparedBatch batch =
        handle.prepareBatch(
            "update %s set sealed = :sealed%s where %s = :id"
                .formatted(
                    shelf.table,
                    person
                        ? ", phone_key = :phone, email_key = :email, address_key = :address"
                        : "",
                    shelf.id));
    int resealed = 0;
    for (Sealed one : old) {
      byte[] bound = (shelf.bound + one.id).getBytes(StandardCharsets.US_ASCII);
      byte[] plain = opened(one, bound);
      Reporter reporter = person && plain != null ? reporter(one) : Reporter.UNKNOWN;
      if (plain == null || reporter == null) {
        continue;
      }
      if (person) {
        batch.bind("phone", keys.ofPhone(reporter.phone()));
        batch.bind("email", keys.ofEmail(reporter.email()));
        batch.bind("address", keys.ofAddress(reporter.address()));
      }
      batch.bind("sealed", box.seal(plain, bound)).bind("id", one.id).add();
      resealed++;
    }
    if (resealed > 0) {
      batch.execute();
    }
    return new Step(resealed, old.size() - resealed, old.get(old.size() - 1).id);
  }

  private @Nullable Reporter reporter(Sealed one) {
    try {
      return format.openReporter(one.bytes, one.id);
    } catch (IllegalStateException e) {
      return null;
    }
  }

  private byte @Nullable [] opened(Sealed one, byte[] bound) {
    try {
      return box.open(one.bytes, bound);
    } catch (IllegalStateException e) {
      return null;
    }
  }
}
