package id.laksa.teamwork.jdbc;

import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.teamwork.NoteDraft;
import id.laksa.teamwork.TeamNote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;

/** The ledger's table {@code shift_note}: what a shift tells the next one. */
public final class ShiftNoteTable {
  private static final Duration LIFE = Duration.ofDays(90);
  private static final int MOST = 200;
  private final Jdbi jdbi;
  private final InstantSource time;

  /** Keeps them in this ledger. */
  public ShiftNoteTable(Jdbi jdbi, InstantSource time) {
    this.jdbi = jdbi;
    this.time = time;
  }

  /**
   * Keeps a note, once however often it is sent, and forgets those older than 90 days.
   *
   * @param draft nothing is wrong with it
   */
  public void add(String author, NoteDraft draft) {
    Instant now = time.instant();
    jdbi.useTransaction(
        handle -> {
          handle.execute("delete from shift_note where at < ?", RowFormat.time(now.minus(LIFE)));
          handle
              .createUpdate(
                  "insert into shift_note (key, at, author, text)"
                      + " values (:key, :at, :author, :text) on conflict (key) do nothing")
              .bind("key", draft.key())
              .bind("at", RowFormat.time(now))
              .bind("author", author)
              .bind("text", draft.text())
              .execute();
        });
  }

  /** Those since then, the newest first; at most 200. */
  public List<TeamNote> since(Instant then) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select at, author, text from shift_note where at >= :then"
                        + " order by at desc, id desc limit :most")
                .bind("then", RowFormat.time(then))
                .bind("most", MOST)
                .map(
                    (row, context) ->
                        new TeamNote(
                            "",
                            Objects.requireNonNull(RowFormat.instant(row, "at")),
                            row.getString("author"),
                            row.getString("text"),
                            true))
                .list());
  }
}
