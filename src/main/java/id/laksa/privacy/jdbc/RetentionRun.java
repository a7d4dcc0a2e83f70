package id.laksa.privacy.jdbc;

import id.laksa.classification.Categories;
import id.laksa.classification.Category;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.privacy.Erasure;
import id.laksa.privacy.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases what has been kept for as long as it may be. Any number of nodes may run it. */
public final class RetentionRun {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionRun.class);
  private static final int BATCH = 200;

  /** What closed them counts; what is merely noted afterwards would keep them for ever. */
  private static final String DUE =
      """
      select ticket from complaint c
      where erased_at is null and status in ('RESOLVED', 'CLOSED', 'REJECTED', 'MERGED')
        and received_at < :before and ticket <> all(:failed)
        and (coalesce(category, '') = any(:categories)) = :these
        and not exists (
          select 1 from complaint_event e where e.complaint_id = c.id and e.at >= :before
            and e.type not in ('NOTED', 'PHOTO_MISSED', 'NEWS_MISSED', 'NEWS_BROUGHT', 'ERASED',
              'ORDER_WITHDRAWN', 'ORDER_TAKEN', 'ORDER_UNDELIVERABLE', 'COPIED', 'COPY_ANSWERED',
              'COPY_WARNED', 'COPY_DEADLINE_PASSED', 'COPY_ESCALATED',
              'COPY_RESCHEDULED'))
      order by received_at limit :limit
      """;

  private final Jdbi jdbi;
  private final Eraser eraser;
  private final Retention retention;
  private final Supplier<Categories> categories;
  private final InstantSource time;

  /** Wires it. */
  public RetentionRun(
      Jdbi jdbi,
      Eraser eraser,
      Retention retention,
      Supplier<Categories> categories,
      InstantSource time) {
    this.jdbi = jdbi;
    this.eraser = eraser;
    this.retention = retention;
    this.categories = categories;
    this.time = time;
  }

  /**
   * Erases all that is due, each complaint in a transaction of its own.
   *
   * @return how many
   */
  public synchronized int run() {
    int erased = 0;
    List<String> special = new ArrayList<>();
    for (Map.Entry<String, Duration> group : retention.byGroup().entrySet()) {
      List<String> ofGroup =
          categories.get().all().stream()
              .filter(category -> category.group().equals(group.getKey()))
              .map(Category::id)
              .toList();
      special.addAll(ofGroup);
      erased += erase(ofGroup, true, time.instant().minus(group.getValue()));
    }
    Instant before = time.instant().minus(retention.usual());
    erased += erase(special, false, before);
    int letters = forgetDeadErrands(before);
    if (erased + letters > 0) {
      LOG.info("Erased in time: {} complaints, {} dead letters", erased, letters);
    }
    return erased;
  }

  private int erase(List<String> some, boolean these, Instant before) {
    int erased = 0;
    Set<String> failed = new HashSet<>();
    boolean away = false;
    List<String> due;
    do {
      due = due(some, these, before, failed);
      for (String ticket : due) {
        try {
          eraser.erase(new TicketNumber(ticket), Erasure.inTime());
          erased++;
          away = false;
        } catch (RuntimeException e) {
          // One that is always in somebody's way must not keep all behind it.
          if (away && LedgerAway.caused(e)) {
            return erased;
          }
          away = LedgerAway.caused(e);
          if (!away) {
            LOG.error("{} can't be erased: {}", ticket, e.getClass().getSimpleName());
          }
          failed.add(ticket);
        }
      }
    } while (due.size() == BATCH && !Thread.currentThread().isInterrupted());
    return erased;
  }

  private List<String> due(List<String> some, boolean these, Instant before, Set<String> failed) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("before", RowFormat.time(before))
                .bindArray("failed", String.class, failed.toArray())
                .bindArray("categories", String.class, some.toArray())
                .bind("these", these)
                .bind("limit", BATCH)
                .mapTo(String.class)
                .list());
  }

  private int forgetDeadErrands(Instant before) {
    return jdbi.withHandle(
        handle -> handle.execute("delete from errand where dead_at < ?", RowFormat.time(before)));
  }
}
