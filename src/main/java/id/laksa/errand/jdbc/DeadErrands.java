package id.laksa.errand.jdbc;

import id.laksa.complaint.SealedBox;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.deadletter.DeadLetter;
import id.laksa.deadletter.DeadLetterPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Errands that were given up. Replayed, one starts at the first step of its ladder. */
public final class DeadErrands implements DeadLetterPlace {
  private static final String PREFIX = "errand-";
  private static final String WAITING =
      "select id, kind, sealed, reason, dead_at, attempts from errand where dead_at is not null";
  private final Jdbi jdbi;
  private final SealedBox box;
  private final InstantSource time;

  /** Reads this ledger. */
  public DeadErrands(Jdbi jdbi, SealedBox box, InstantSource time) {
    this.jdbi = jdbi;
    this.box = box;
    this.time = time;
  }

  @Override
  public List<DeadLetter> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WAITING + " order by place")
                .map((row, context) -> letter(row, null))
                .list());
  }

  @Override
  public Optional<DeadLetter> show(String id) {
    return number(id)
        .flatMap(
            errand ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery(WAITING + " and id = :id")
                            .bind("id", errand)
                            .map((row, context) -> letter(row, original(row)))
                            .findOne()));
  }

  @Override
  public boolean replay(String id) {
    return number(id)
        .map(
            errand ->
                jdbi.inTransaction(
                    handle -> {
                      int again =
                          handle.execute(
                              "update errand set dead_at = null, due_at = ?, attempts = 0, held = 0"
                                  + " where id = ? and dead_at is not null",
                              RowFormat.time(time.instant()),
                              errand);
                      handle.execute("select pg_notify('laksa_errand', '')");
                      return again == 1;
                    }))
        .orElse(false);
  }

  private String original(ResultSet row) throws SQLException {
    try {
      return ErrandTable.open(box, row.getObject("id", UUID.class), row.getBytes("sealed"));
    } catch (IllegalStateException e) {
      return "(sealed with another key)";
    }
  }

  private static DeadLetter letter(ResultSet row, @Nullable String original) throws SQLException {
    return new DeadLetter(
        PREFIX + row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("reason"),
        Objects.requireNonNull(RowFormat.instant(row, "dead_at")),
        row.getInt("attempts"),
        original);
  }

  private static Optional<UUID> number(String id) {
    if (!id.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(id.substring(PREFIX.length())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
