package id.laksa.dispatch.jdbc;

import id.laksa.complaint.jdbc.RowFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;

/** Which orders departments took over HTTP, and whose an order is. */
public final class TakenOrders {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Pattern ID = Pattern.compile("([0-9a-f-]{36})\\.([1-9][0-9]{0,8})");
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** Keeps them in this ledger. */
  public TakenOrders(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Notes that an order was taken by this lease; again changes nothing. */
  public void note(String lease, String department, String workOrderId) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into order_taken (lease, department, work_order_id, taken_at)"
                    + " values (?, ?, ?, ?) on conflict do nothing",
                lease,
                department,
                workOrderId,
                RowFormat.time(clock.instant())));
  }

  /** Whether this department took this order by this lease. */
  public boolean isNoted(String lease, String department, String workOrderId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from order_taken where lease = :lease"
                        + " and department = :department and work_order_id = :order)")
                .bind("lease", lease)
                .bind("department", department)
                .bind("order", workOrderId)
                .mapTo(Boolean.class)
                .one());
  }

  /** Those of these leases by which something was taken. */
  public Set<String> among(Collection<String> leases) {
    return leases.isEmpty()
        ? Set.of()
        : jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select lease from order_taken where lease = any(:leases)")
                    .bindArray("leases", String.class, leases)
                    .mapTo(String.class)
                    .set());
  }

  /** Whether there was such an order of this department's. */
  public boolean isOf(String department, String workOrderId) {
    Matcher id = ID.matcher(workOrderId);
    return id.matches()
        && jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select exists (select 1 from complaint_event
                          where complaint_id = :id and seq = :seq
                            and coalesce(data::jsonb #>> '{copy,department}',
                              data::jsonb ->> 'department') = :department)
                        """)
                    .bind("id", UUID.fromString(id.group(1)))
                    .bind("seq", Integer.parseInt(id.group(2)))
                    .bind("department", department)
                    .mapTo(Boolean.class)
                    .one());
  }

  /** Forgets what was taken long ago. */
  public void forgetOld() {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from order_taken where taken_at < ?",
                RowFormat.time(clock.instant().minus(KEPT))));
  }
}
