package id.laksa.errand.jdbc;

import id.laksa.complaint.SealedBox;
import java.util.HashSet;
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
   * Whatever looks like this in any errand but those of one kind. One that can't be opened is
   * passed over: nobody will ever do it.
   */
  public Set<String> like(Pattern pattern, String exceptKind) {
    Set<String> found = new HashSet<>();
    jdbi.useTransaction(
        handle ->
            handle
                .createQuery("select id, sealed from errand where kind <> :kind")
                .bind("kind", exceptKind)
                .setFetchSize(ROWS_AT_ONCE)
                .map(
                    (row, context) -> open(row.getObject("id", UUID.class), row.getBytes("sealed")))
                .forEach(
                    what ->
                        pattern
                            .matcher(what)
                            .results()
                            .map(MatchResult::group)
                            .forEach(found::add)));
    return found;
  }

  private String open(UUID id, byte[] sealed) {
    try {
      return ErrandTable.open(box, id, sealed);
    } catch (IllegalStateException e) {
      return "";
    }
  }
}
