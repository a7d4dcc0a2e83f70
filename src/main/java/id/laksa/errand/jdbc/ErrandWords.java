package id.laksa.errand.jdbc;

import id.laksa.complaint.SealedBox;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds words in errands, those that wait and those given up. They are few; nothing indexes them.
 */
public final class ErrandWords {
  private static final int ROWS_AT_ONCE = 500;
  private final Jdbi jdbi;
  private final SealedBox box;

  /** Opens them by this box. */
  public ErrandWords(Jdbi jdbi, SealedBox box) {
    this.jdbi = jdbi;
    this.box = box;
  }

  /**
   * Whatever looks like this in any errand but those of one kind; empty when one can't be read, by
   * this node's keys or by anybody: nobody knows what that one names.
   */
  public Optional<Set<String>> like(Pattern pattern, String exceptKind) {
    Set<String> found = new HashSet<>();
    boolean all =
        jdbi.inTransaction(
            handle ->
                handle
                    .createQuery(
                        "select id, sealed, reason is not distinct from 'unreadable' as closed"
                            + " from errand where kind <> :kind")
                    .bind("kind", exceptKind)
                    .setFetchSize(ROWS_AT_ONCE)
                    .map(
                        (row, context) ->
                            !row.getBoolean("closed")
                                && read(
                                    row.getObject("id", UUID.class),
                                    row.getBytes("sealed"),
                                    pattern,
                                    found))
                    .stream()
                    .allMatch(Boolean::booleanValue));
    return all ? Optional.of(found) : Optional.empty();
  }

  private boolean read(UUID id, byte[] sealed, Pattern pattern, Set<String> found) {
    try {
      String what = ErrandTable.open(box, id, sealed);
      pattern.matcher(what).results().map(MatchResult::group).forEach(found::add);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
