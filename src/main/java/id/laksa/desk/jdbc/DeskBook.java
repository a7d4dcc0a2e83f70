package id.laksa.desk.jdbc;

import id.laksa.complaint.jdbc.RowFormat;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who typed which complaint, by the first link of its history. */
public final class DeskBook {
  private static final int LATEST = 10;
  private final Jdbi jdbi;

  /** A complaint that somebody typed. */
  public record Typing(String ticket, Instant at) {}

  /** Reads this ledger. */
  public DeskBook(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Who typed a complaint; empty when its reporter sent it, or the ledger hasn't it. */
  public Optional<String> clerk(UUID complaintId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select actor from complaint_event where complaint_id = :id and seq = 1"
                        + " and type = 'RECEIVED' and actor <> 'reporter'")
                .bind("id", complaintId)
                .mapTo(String.class)
                .findOne());
  }

  /** What somebody typed, the newest first; at most ten. */
  public List<Typing> latest(String clerk) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select c.ticket, e.at from complaint_event e"
                        + " join complaint c on c.id = e.complaint_id"
                        // As the migration's index complaint_event_recorded has it.
                        + " where e.actor = :clerk and e.type = 'RECEIVED'"
                        + " and e.actor <> 'reporter' order by e.at desc limit :most")
                .bind("clerk", clerk)
                .bind("most", LATEST)
                .map(
                    (row, context) ->
                        new Typing(
                            row.getString("ticket"),
                            Objects.requireNonNull(RowFormat.instant(row, "at"))))
                .list());
  }
}
