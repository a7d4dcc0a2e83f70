package id.laksa.teamwork.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.privacy.jdbc.Eraser;
import id.laksa.teamwork.NoteDraft;
import id.laksa.teamwork.TeamNote;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The ledger's table {@code complaint_note}: what operators note about a complaint for each other.
 * No event, no public page and no department knows of it.
 */
public final class NoteTable {
  private static final int MOST = 200;
  private static final String NOTES =
      "select c.ticket, n.at, n.author, n.text, true as seen"
          + " from complaint_note n join complaint c on c.id = n.complaint_id ";
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final InstantSource time;

  /** What became of a note. */
  public enum Outcome {
    /** It is kept, now or since an earlier attempt with its key. */
    KEPT,
    /** The reporter was erased: nothing is noted about the complaint any more. */
    ERASED,
    /** The ledger has no such complaint. */
    UNKNOWN
  }

  /** Keeps notes in this ledger. */
  public NoteTable(Jdbi jdbi, LedgerRows ledger, InstantSource time) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.time = time;
  }

  /**
   * Erases the notes about a complaint with its reporter, within the caller's transaction: whoever
   * notes something locks the complaint as the erasure does.
   */
  public static Eraser.Trace erasure() {
    return (handle, complaintId) -> {
      handle.execute("delete from complaint_note where complaint_id = ?", complaintId);
      return Set.of();
    };
  }

  /**
   * Keeps a note.
   *
   * @param draft nothing is wrong with it
   * @param named users that it is brought to
   */
  public Outcome add(TicketNumber ticket, String author, NoteDraft draft, List<String> named) {
    return jdbi.inTransaction(
        handle -> {
          Optional<Complaint> complaint = ledger.lock(handle, ticket);
          if (complaint.isEmpty()) {
            return Outcome.UNKNOWN;
          }
          UUID id = complaint.get().id();
          if (isErased(handle, id)) {
            return Outcome.ERASED;
          }
          insert(handle, id, author, draft)
              .ifPresent(note -> named.forEach(user -> mention(handle, note, user)));
          return Outcome.KEPT;
        });
  }

  /** The notes about a complaint, the oldest first. */
  public List<TeamNote> of(UUID complaintId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NOTES + "where n.complaint_id = :id order by n.id limit :most")
                .bind("id", complaintId)
                .bind("most", MOST)
                .map((row, context) -> note(row))
                .list());
  }

  /** The notes about any complaint since then, the newest first; at most 200. */
  public List<TeamNote> since(Instant then) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    NOTES + "where n.at >= :then order by n.at desc, n.id desc limit :most")
                .bind("then", RowFormat.time(then))
                .bind("most", MOST)
                .map((row, context) -> note(row))
                .list());
  }

  /** The notes that name somebody, the newest first; at most 200. */
  public List<TeamNote> naming(String user) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select c.ticket, n.at, n.author, n.text, m.seen_at is not null as seen"
                        + " from complaint_note_mention m join complaint_note n on n.id = m.note_id"
                        + " join complaint c on c.id = n.complaint_id"
                        + " where m.user_name = :user order by n.id desc limit :most")
                .bind("user", user)
                .bind("most", MOST)
                .map((row, context) -> note(row))
                .list());
  }

  /** How many notes name somebody who hasn't said that they are read. */
  public long unseen(String user) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from complaint_note_mention"
                        + " where user_name = :user and seen_at is null")
                .bind("user", user)
                .mapTo(Long.class)
                .one());
  }

  /** Somebody has read the notes that name that user. */
  public void seen(String user) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update complaint_note_mention set seen_at = ?"
                    + " where user_name = ? and seen_at is null",
                RowFormat.time(time.instant()),
                user));
  }

  private Optional<Long> insert(Handle handle, UUID complaintId, String author, NoteDraft draft) {
    return handle
        .createQuery(
            "insert into complaint_note (complaint_id, key, at, author, text)"
                + " values (:complaint, :key, :at, :author, :text)"
                + " on conflict (key) do nothing returning id")
        .bind("complaint", complaintId)
        .bind("key", draft.key())
        .bind("at", RowFormat.time(time.instant()))
        .bind("author", author)
        .bind("text", draft.text())
        .mapTo(Long.class)
        .findOne();
  }

  private static void mention(Handle handle, long note, String user) {
    handle.execute(
        "insert into complaint_note_mention (note_id, user_name) values (?, ?)", note, user);
  }

  /** The salt of what the reporter said goes with it. */
  private static boolean isErased(Handle handle, UUID id) {
    return handle
        .createQuery("select content_salt is null from complaint where id = :id")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  private static TeamNote note(ResultSet row) throws SQLException {
    return new TeamNote(
        row.getString("ticket"),
        Objects.requireNonNull(RowFormat.instant(row, "at")),
        row.getString("author"),
        row.getString("text"),
        row.getBoolean("seen"));
  }
}
