package id.laksa.errand.jdbc;

import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.errand.Errand;
import id.laksa.errand.Errands;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger's table {@code errand}. */
public final class ErrandTable implements Errands {
  private static final Logger LOG = LoggerFactory.getLogger(ErrandTable.class);
  private static final String BEHIND = "waits for the one before it";
  private static final String WAKE = "select pg_notify('laksa_errand', unnest(:kinds))";
  private final Jdbi jdbi;
  private final SealedBox box;

  /** Keeps what the errands are about in this box. */
  public ErrandTable(Jdbi jdbi, SealedBox box) {
    this.jdbi = jdbi;
    this.box = box;
  }

  /**
   * Adds errands within the caller's transaction; those that are there already stay as they are.
   */
  public void add(Handle handle, Collection<Errand> errands, Instant due) {
    if (errands.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into errand (id, kind, lane, sealed, due_at)"
                + " values (:id, :kind, :lane, :sealed, :due) on conflict (id) do nothing");
    for (Errand errand : errands) {
      batch
          .bind("id", errand.id())
          .bind("kind", errand.kind())
          .bind("lane", errand.lane())
          .bind(
              "sealed",
              box.seal(errand.what().getBytes(StandardCharsets.UTF_8), belongsTo(errand.id())))
          .bind("due", RowFormat.time(due))
          .add();
    }
    batch.execute();
    handle
        .createQuery(WAKE)
        .bindArray("kinds", String.class, errands.stream().map(Errand::kind).distinct().toList())
        .mapTo(String.class)
        .list();
  }

  /** Adds one that nobody shall try before a person says so, within the caller's transaction. */
  public void addDead(Handle handle, Errand errand, Instant now, String reason) {
    add(handle, List.of(errand), now);
    bury(handle, errand.id(), now, reason);
  }

  /**
   * Gives up errands of kinds that nobody here knows, as a newer version may have left them, so
   * that a person sees them, and can send them again when somebody does.
   *
   * @param prefix of the kinds looked at
   * @param known those of them that are done here
   * @return how many
   */
  public int buryUnknown(String prefix, Collection<String> known, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    "update errand set dead_at = :now, reason = 'unknown kind' where dead_at is null"
                        + " and starts_with(kind, :prefix) and kind <> all(:known)")
                .bind("now", RowFormat.time(now))
                .bind("prefix", prefix)
                .bindArray("known", String.class, known.toArray())
                .execute());
  }

  /**
   * Forgets errands, given up or not, that name any of these or lie in a lane of that name.
   * Escalations name no reporter and stay; so do orders, which whoever withdraws them takes back;
   * so does a message that was promised to be read and isn't yet, for it may be another complaint;
   * and photos that are being removed. One that can't be opened stays, too.
   *
   * @param marks whole texts as errands have them: a complaint's id, a number
   * @return how many
   */
  public int forgetAbout(Handle handle, Collection<String> marks, Instant now) {
    return ForgottenErrands.forget(handle, box, marks, now);
  }

  /**
   * Those given up whose kind begins so, each with since when; without those that nobody can read.
   */
  public Map<Errand, Instant> dead(Handle handle, String prefix) {
    Map<Errand, Instant> dead = new LinkedHashMap<>();
    handle
        .createQuery(
            "select id, kind, lane, sealed, attempts, held, dead_at from errand"
                + " where dead_at is not null and starts_with(kind, :prefix)"
                + " and reason is distinct from 'unreadable' order by place")
        .bind("prefix", prefix)
        .map(
            (row, context) -> {
              Instant since = Objects.requireNonNull(RowFormat.instant(row, "dead_at"));
              return readable(row).map(errand -> Map.entry(errand, since));
            })
        .forEach(found -> found.ifPresent(one -> dead.put(one.getKey(), one.getValue())));
    return dead;
  }

  /**
   * Takes errands of a lane back, given up or not, within the caller's transaction. One that
   * somebody works on ends where it is.
   *
   * @param prefix of their kinds
   * @param which of those that can be read
   * @return those taken back
   */
  public List<Errand> takeBack(
      Handle handle, UUID lane, String prefix, Predicate<Errand> which, Instant now) {
    List<Errand> all =
        handle
            .createQuery(
                "select id, kind, lane, sealed, attempts, held from errand"
                    + " where lane = :lane and starts_with(kind, :prefix) order by place for update")
            .bind("lane", lane)
            .bind("prefix", prefix)
            .map((row, context) -> readable(row))
            .stream()
            .flatMap(Optional::stream)
            .filter(which)
            .toList();
    for (Errand errand : all) {
      handle.execute("delete from errand where id = ?", errand.id());
      release(handle, errand, now);
    }
    return all;
  }

  private Optional<Errand> readable(ResultSet row) throws SQLException {
    try {
      String what = open(box, row.getObject("id", UUID.class), row.getBytes("sealed"));
      return Optional.of(errand(row, what));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The kinds that begin so and of which something is due. */
  public List<String> kindsDue(String prefix, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select distinct kind from errand where dead_at is null"
                        + " and starts_with(kind, :prefix) and due_at <= :now")
                .bind("prefix", prefix)
                .bind("now", RowFormat.time(now))
                .mapTo(String.class)
                .list());
  }

  @Override
  public Optional<Errand> claim(String kind, Instant now, Duration lease) {
    Claim claim;
    do {
      claim = jdbi.inTransaction(handle -> tryToClaim(handle, kind, now, lease));
    } while (!claim.readable());
    return Optional.ofNullable(claim.errand());
  }

  /** What a look found: an errand, none, or one that can't be read and must not hold up others. */
  private record Claim(@Nullable Errand errand, boolean readable) {
    static final Claim NONE = new Claim(null, true);
    static final Claim UNREADABLE = new Claim(null, false);
  }

  private Claim tryToClaim(Handle handle, String kind, Instant now, Duration lease) {
    return handle
        .createQuery(
            """
            update errand set due_at = :lease, attempts = attempts + 1
            where id = (
              select e.id from errand e
              where e.kind = :kind and e.dead_at is null and e.due_at <= :now
                and not exists (
                  select 1 from errand before
                  where before.kind = e.kind and before.lane = e.lane
                    and before.place < e.place and before.dead_at is null)
              order by e.due_at limit 1 for update skip locked)
            returning id, kind, lane, sealed, attempts, held
            """)
        .bind("kind", kind)
        .bind("now", RowFormat.time(now))
        .bind("lease", RowFormat.time(now.plus(lease)))
        .map((row, context) -> claim(handle, row, now))
        .findOne()
        .orElse(Claim.NONE);
  }

  @Override
  public void renew(Errand errand, Instant until) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                // Never earlier: it may have been put back just now.
                "update errand set due_at = greatest(due_at, ?) where id = ? and attempts = ?",
                RowFormat.time(until),
                errand.id(),
                errand.attempts()));
  }

  @Override
  public void done(Errand errand, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("delete from errand where id = ?", errand.id());
          release(handle, errand, now);
        });
  }

  @Override
  public void again(Errand errand, Instant due, String reason) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "update errand set due_at = ?, reason = ? where id = ?",
              RowFormat.time(due),
              reason,
              errand.id());
          holdBack(handle, errand, due);
        });
  }

  @Override
  public void untried(Errand errand, Instant due) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "update errand set due_at = ?, attempts = attempts - 1 where id = ?",
              RowFormat.time(due),
              errand.id());
          holdBack(handle, errand, due);
        });
  }

  @Override
  public void held(Errand errand, Instant due, String reason) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "update errand set due_at = ?, reason = ?, attempts = attempts - 1, held = held + 1"
                  + " where id = ?",
              RowFormat.time(due),
              reason,
              errand.id());
          holdBack(handle, errand, due);
        });
  }

  @Override
  public void bury(Errand errand, Instant now, String reason) {
    jdbi.useTransaction(
        handle -> {
          bury(handle, errand.id(), now, reason);
          release(handle, errand, now);
        });
  }

  /** Those behind can't be done earlier: no look for due ones shall find them. */
  private static void holdBack(Handle handle, Errand errand, Instant due) {
    handle
        .createUpdate(
            """
            update errand set due_at = :due, reason = :behind
            where kind = :kind and lane = :lane and dead_at is null and id <> :id
              and due_at < :due and attempts = 0
            """)
        .bind("due", RowFormat.time(due))
        .bind("behind", BEHIND)
        .bind("kind", errand.kind())
        .bind("lane", errand.lane())
        .bind("id", errand.id())
        .execute();
  }

  static void release(Handle handle, Errand errand, Instant now) {
    handle
        .createUpdate(
            """
            update errand set due_at = :now, reason = null
            where reason = :behind and due_at > :now and id = (
              select id from errand where kind = :kind and lane = :lane and dead_at is null
              order by place limit 1)
            """)
        .bind("now", RowFormat.time(now))
        .bind("behind", BEHIND)
        .bind("kind", errand.kind())
        .bind("lane", errand.lane())
        .execute();
  }

  private static void bury(Handle handle, UUID id, Instant now, String reason) {
    handle.execute(
        "update errand set dead_at = ?, reason = ? where id = ?", RowFormat.time(now), reason, id);
  }

  private Claim claim(Handle handle, ResultSet row, Instant now) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String what;
    try {
      what = open(box, id, row.getBytes("sealed"));
    } catch (IllegalStateException e) {
      LOG.error("Errand {} can't be read and is kept as a dead letter", id);
      bury(handle, id, now, "unreadable");
      return Claim.UNREADABLE;
    }
    return new Claim(errand(row, what), true);
  }

  private static Errand errand(ResultSet row, String what) throws SQLException {
    return new Errand(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getObject("lane", UUID.class),
        what,
        row.getInt("attempts"),
        row.getInt("held"));
  }

  /** What an errand's box holds. */
  static String open(SealedBox box, UUID id, byte[] sealed) {
    return new String(box.open(sealed, belongsTo(id)), StandardCharsets.UTF_8);
  }

  private static byte[] belongsTo(UUID id) {
    return ("errand:" + id).getBytes(StandardCharsets.US_ASCII);
  }
}
