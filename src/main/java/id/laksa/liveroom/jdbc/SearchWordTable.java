package id.laksa.liveroom.jdbc;

import id.laksa.liveroom.SearchTerms;
import id.laksa.liveroom.SearchWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * By which words complaints are found. Apart from the complaint, and read after it came in, so that
 * intake pays next to nothing and a flood can't be slowed by it: what came within the last seconds
 * is found by its whole ticket only. The words of what is erased are gone within seconds, too.
 */
public final class SearchWordTable {
  /** Complaints that are read at once. */
  public static final int AT_ONCE = 100;

  private static final int PREFIX = 3;
  private static final String TAKE =
      """
      delete from complaint_unread where ctid = any (array(
        select ctid from complaint_unread limit :most))
      returning complaint_id
      """;
  private static final String WORDS =
      """
      insert into complaint_words (complaint_id, words)
      select id, strip(to_tsvector('indonesian', said))
        || array_to_tsvector(string_to_array(parts, ' '))
      from unnest(:ids, :said, :parts) as read (id, said, parts)
      on conflict (complaint_id) do update set words = excluded.words
      """;
  // Only one reads at a time: of two the one who saw an older text might write last.
  private static final String ALONE =
      "select pg_try_advisory_xact_lock(hashtext('complaint_words'))";
  private final Jdbi jdbi;

  /** Reads and writes this ledger. */
  public SearchWordTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Unread(UUID id, String ticket, String text) {}

  /**
   * Reads what nobody has read yet, one portion of it; any node may, one at a time.
   *
   * @return how many there were; 0 also while another node reads
   */
  public int read() {
    return jdbi.inTransaction(
        handle -> {
          if (!handle.createQuery(ALONE).mapTo(Boolean.class).one()) {
            return 0;
          }
          List<UUID> ids =
              handle.createQuery(TAKE).bind("most", AT_ONCE).mapTo(UUID.class).stream()
                  .distinct()
                  .toList();
          if (!ids.isEmpty()) {
            write(handle, unread(handle, ids));
          }
          return ids.size();
        });
  }

  /**
   * What is looked for, as PostgreSQL has it.
   *
   * @param terms not empty, no whole ticket
   * @param bound gets what stands in it
   */
  static String query(SearchTerms terms, Map<String, Object> bound) {
    List<String> either = new ArrayList<>();
    if (!terms.words().isEmpty()) {
      // Words are letters and digits only: none of them means anything else here. What may be all
      // that begins so is costly to find, and only the last one may not be typed to its end.
      String words = String.join(" & ", terms.words());
      String last = terms.words().get(terms.words().size() - 1);
      bound.put("words", last.codePointCount(0, last.length()) < PREFIX ? words : words + ":*");
      either.add("to_tsquery('indonesian', :words)");
    }
    if (terms.part() != null) {
      bound.put("parts", "'" + String.join("' & '", SearchWords.parts(terms.part())) + "'");
      either.add("cast(:parts as tsquery)");
    }
    return "(" + String.join(" || ", either) + ")";
  }

  private static List<Unread> unread(Handle handle, List<UUID> ids) {
    return handle
        .createQuery(
            "select id, ticket, concat_ws(' ', text, address, kelurahan, kecamatan) as said"
                + " from complaint where id = any (:ids)")
        .bind("ids", ids.toArray(UUID[]::new))
        .map(
            (row, context) ->
                new Unread(
                    row.getObject("id", UUID.class),
                    row.getString("ticket"),
                    row.getString("said")))
        .list();
  }

  private static void write(Handle handle, List<Unread> complaints) {
    handle
        .createUpdate(WORDS)
        .bind("ids", complaints.stream().map(Unread::id).toArray(UUID[]::new))
        .bind("said", texts(complaints, one -> SearchWords.of(one.text)))
        .bind("parts", texts(complaints, one -> SearchWords.parts(symbols(one.ticket))))
        .execute();
  }

  private static String[] texts(List<Unread> complaints, Function<Unread, List<String>> words) {
    return complaints.stream()
        .map(words)
        .map(some -> String.join(" ", some))
        .toArray(String[]::new);
  }

  private static String symbols(String ticket) {
    return ticket.replaceFirst("LKS-", "").replace("-", "");
  }
}
