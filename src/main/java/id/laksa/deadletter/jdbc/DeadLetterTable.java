package id.laksa.deadletter.jdbc;

import id.laksa.complaint.OutboxDestination;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.deadletter.DeadLetter;
import id.laksa.deadletter.DeadLetterPlace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The ledger's table {@code dead_letter}: what the relays could not send. */
public final class DeadLetterTable implements DeadLetterPlace {
  private static final Pattern ID = Pattern.compile("db-([0-9]{1,18})");
  private static final Pattern EVENT = Pattern.compile("([0-9a-f-]{36})\\.([0-9]{1,9})");
  private static final String WAITING = "select * from dead_letter where replayed_at is null";
  private final Jdbi jdbi;
  private final InstantSource time;

  /** Reads this ledger. */
  public DeadLetterTable(Jdbi jdbi, InstantSource time) {
    this.jdbi = jdbi;
    this.time = time;
  }

  @Override
  public List<DeadLetter> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WAITING + " order by id")
                .map((row, context) -> letter(row, null))
                .list());
  }

  @Override
  public Optional<DeadLetter> show(String id) {
    return number(id).flatMap(number -> jdbi.withHandle(handle -> find(handle, number, "")));
  }

  @Override
  public boolean replay(String id) {
    return number(id)
        .map(number -> jdbi.inTransaction(handle -> replay(handle, number)))
        .orElse(false);
  }

  private boolean replay(Handle handle, long number) {
    Optional<DeadLetter> letter = find(handle, number, " for update");
    if (letter.isEmpty() || !enqueue(handle, letter.get())) {
      return false;
    }
    handle
        .createUpdate("update dead_letter set replayed_at = :now where id = :id")
        .bind("now", RowFormat.time(time.instant()))
        .bind("id", number)
        .execute();
    return true;
  }

  private static boolean enqueue(Handle handle, DeadLetter letter) {
    Optional<OutboxDestination> destination =
        Arrays.stream(OutboxDestination.values())
            .filter(known -> letter.source().equals("outbox:" + known.key()))
            .findFirst();
    Matcher event = EVENT.matcher(Objects.requireNonNull(letter.original()));
    if (destination.isEmpty() || !event.matches()) {
      return false;
    }
    UUID complaint = UUID.fromString(event.group(1));
    handle
        .createUpdate(
            "insert into outbox (destination, complaint_ids, first_seqs, last_seqs)"
                + " values (:destination, array[:complaint], array[:seq], array[:seq])")
        .bind("destination", destination.get().key())
        .bind("complaint", complaint)
        .bind("seq", Integer.parseInt(event.group(2)))
        .execute();
    handle.execute("select pg_notify('laksa_outbox', '')");
    return true;
  }

  private static Optional<DeadLetter> find(Handle handle, long number, String lock) {
    return handle
        .createQuery(WAITING + " and id = :id" + lock)
        .bind("id", number)
        .map((row, context) -> letter(row, row.getString("original")))
        .findOne();
  }

  private static DeadLetter letter(ResultSet row, @Nullable String original) throws SQLException {
    return new DeadLetter(
        "db-" + row.getLong("id"),
        row.getString("source"),
        row.getString("reason"),
        Objects.requireNonNull(RowFormat.instant(row, "at")),
        row.getInt("attempts"),
        original);
  }

  private static Optional<Long> number(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }
}
