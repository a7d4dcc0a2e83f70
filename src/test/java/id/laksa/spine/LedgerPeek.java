package id.laksa.spine;

import id.laksa.app.EngineFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Looks into the engine's ledger past the engine. */
public final class LedgerPeek {
  private final Jdbi jdbi;

  /** Everything a refused request must not add to. */
  public record Size(long complaints, long persons, long photos, long outbox) {}

  /** Looks in through its PostgreSQL. */
  public LedgerPeek(EngineFile file) {
    this.jdbi =
        Jdbi.create(
            file.get("postgres.url"), file.get("postgres.user"), file.get("postgres.password"));
  }

  /** How much there is now. */
  public Size size() {
    return new Size(
        count("select count(*) from complaint"),
        count("select count(*) from complaint_person"),
        count("select count(*) from photo"),
        count("select count(*) from outbox where destination = 'work-orders'"));
  }

  /** A number, asked with one text. */
  public long count(String sql, String... values) {
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery(sql);
          for (int i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
          }
          return query.mapTo(Long.class).one();
        });
  }

  /** The ledger itself. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * The errands and notices that aren't done yet, each by its kind, time and reason; but for those
   * of a channel whose route a test has taken away again.
   */
  public List<String> leftToDo() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select concat_ws(' ', kind, 'attempts', attempts, 'due', due_at, reason)"
                        + " from errand where dead_at is null"
                        + " and kind not in ('clean-journal', 'tell-telegram')"
                        + " union all select concat_ws(' ', 'notice', id) from outbox"
                        + " where destination = 'notifications'")
                .mapTo(String.class)
                .list());
  }

  /** A text. */
  public String text(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  /** Makes a complaint's timer due. */
  public void makeDue(String ticket, Instant at) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update complaint set acknowledge_by = ?, next_due = ? where ticket = ?",
                at.atOffset(ZoneOffset.UTC),
                at.atOffset(ZoneOffset.UTC),
                ticket));
  }

  /** Changes the sealed reporter of a complaint, and lets its work order leave once more. */
  public void damageReporterAndSendAgain(String ticket) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "update complaint_person set sealed = decode('00', 'hex')"
                  + " where complaint_id = (select id from complaint where ticket = ?)",
              ticket);
          handle.execute(
              "insert into outbox (destination, complaint_ids, first_seqs, last_seqs)"
                  + " select 'work-orders', array[id], array[3], array[3] from complaint"
                  + " where ticket = ?",
              ticket);
        });
  }

  /** Leaves no dead letter to other tests. */
  public void forgetDeadLetters() {
    jdbi.useHandle(handle -> handle.execute("delete from dead_letter"));
  }

  /** How many rows wait to leave for a ticket. */
  public long waiting(String ticket) {
    return count(
        "select count(*) from outbox o join complaint c on c.id = any (o.complaint_ids) where ticket = ?",
        ticket);
  }
}
