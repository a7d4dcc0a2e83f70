package id.laksa.undeliverable.jdbc;

import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.undeliverable.UndeliverableOrder;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Orders that departments' systems don't take, of complaints that still lie with them. */
public final class UndeliverableTable {
  private static final int MOST = 50;
  private final Jdbi jdbi;

  /** Reads this ledger. */
  public UndeliverableTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Of all departments, the oldest first; 50 at most. */
  public List<UndeliverableOrder> all() {
    return list(null);
  }

  /** Of one department, the oldest first; 50 at most. */
  public List<UndeliverableOrder> of(String department) {
    return list(department);
  }

  private List<UndeliverableOrder> list(@Nullable String department) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.ticket, u.department, min(u.at) as since
                    from undeliverable_order u join complaint c on c.id = u.complaint_id
                    where u.gone_at is null and (c.department = u.department
                        and c.status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS',
                          'WAITING_FOR_REPORTER')
                      or exists (select 1 from complaint_copy y
                        where y.complaint_id = c.id and y.department = u.department
                          and y.status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS')))
                      and (cast(:department as text) is null or u.department = :department)
                    group by 1, 2 order by since, ticket limit :most
                    """)
                .bind("department", department)
                .bind("most", MOST)
                .map(
                    (row, context) ->
                        new UndeliverableOrder(
                            row.getString("ticket"),
                            row.getString("department"),
                            Objects.requireNonNull(RowFormat.instant(row, "since"))))
                .list());
  }
}
