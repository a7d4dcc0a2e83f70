package id.laksa.delivery.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Takes from the operators' list whoever was told after all, and begins his time to answer. */
final class DeliveredLate {
  private final LedgerRows ledger;
  private final InstantSource time;

  DeliveredLate(LedgerRows ledger, InstantSource time) {
    this.ledger = ledger;
    this.time = time;
  }

  /**
   * The reporter of a locked complaint was told.
   *
   * @param seen the newest event he was told of; what came later stays
   * @param operator who told him; null where a message arrived after all
   * @return false when nothing was left to tell
   */
  boolean record(Handle handle, Complaint complaint, int seen, @Nullable String operator) {
    Instant now = time.instant();
    List<EventType> told =
        handle
            .createQuery(
                "update not_told set done_at = :now, done_by = :operator"
                    + " where complaint_id = :id and seq <= :seen and done_at is null"
                    + " returning what")
            .bind("now", RowFormat.time(now))
            .bind("operator", operator)
            .bind("id", complaint.id())
            .bind("seen", seen)
            .mapTo(EventType.class)
            .list();
    if (told.isEmpty()) {
      return false;
    }
    State after = begun(complaint.state(), told, now);
    Map<String, Object> data = EventData.state(complaint.ticket(), after);
    data.put("news", told.get(told.size() - 1).slug());
    String actor = operator == null ? "clock" : operator;
    ledger.append(
        handle,
        complaint,
        after,
        List.of(new NewEvent(EventType.NEWS_BROUGHT, now, actor, data, null)));
    return true;
  }

  /** Who was on the list while his work was shown as done has his whole time from now on. */
  private static State begun(State before, List<EventType> told, Instant now) {
    Resolution shown = before.resolution();
    boolean waited = before.status() == Status.RESOLVED || told.contains(EventType.RESOLVED);
    return shown != null && !shown.confirmed() && waited
        ? before.resolved(shown.told(now))
        : before;
  }
}
