package id.laksa.fieldpage.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.copies.jdbc.CopyTable;
import id.laksa.evidence.jdbc.FindingsFormat;
import id.laksa.fieldpage.OwnPhoto;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads what a department's field staff has to do. */
public final class FieldDesk {
  /** Complaints a page. */
  public static final int PAGE = 20;

  /** The most photos of one complaint that are listed: the newest. */
  public static final int MOST_PHOTOS = 12;

  private final Jdbi jdbi;
  private final RowFormat format;

  /**
   * One of a department's.
   *
   * @param complaint as its order stands
   * @param copy whether another department is responsible for it
   */
  public record Case(Complaint complaint, boolean copy) {}

  /** Reads this ledger. */
  public FieldDesk(Jdbi jdbi, RowFormat format) {
    this.jdbi = jdbi;
    this.format = format;
  }

  /**
   * What a department must still do: the first due first, what waits for others last. The indexes
   * {@code complaint_field} and {@code complaint_copy_field} have these very conditions and this
   * very order.
   *
   * @param page from 1
   * @return one more than a page holds when there is another page
   */
  public List<Case> open(String department, int page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select c.*, o.copy from (
                      (select id, false as copy, paused_since is not null as paused,
                          case when status = 'DISPATCHED' then least(acknowledge_by, resolve_by)
                            else resolve_by end as due
                        from complaint where department = :department
                          and status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS',
                            'WAITING_FOR_REPORTER')
                        order by paused_since is not null,
                          case when status = 'DISPATCHED' then least(acknowledge_by, resolve_by)
                            else resolve_by end, id
                        limit :until)
                      union all
                      (select complaint_id, true, paused_since is not null,
                          case when status = 'DISPATCHED' then least(acknowledge_by, resolve_by)
                            else resolve_by end
                        from complaint_copy where department = :department
                          and status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS')
                        order by paused_since is not null,
                          case when status = 'DISPATCHED' then least(acknowledge_by, resolve_by)
                            else resolve_by end, complaint_id
                        limit :until)
                    ) o join complaint c on c.id = o.id
                    order by o.paused, o.due, o.id limit :limit offset :offset
                    """)
                .bind("department", department)
                .bind("limit", PAGE + 1)
                .bind("offset", (page - 1) * PAGE)
                .bind("until", page * PAGE + 1)
                .map(
                    (row, context) ->
                        new Case(
                            format.complaintMapper().map(row, context), row.getBoolean("copy")))
                .list()
                .stream()
                .flatMap(one -> seen(handle, one, department).stream())
                .toList());
  }

  private static Optional<Case> seen(Handle handle, Case one, String department) {
    return one.copy
        ? CopyTable.of(handle, one.complaint.id(), department)
            .map(copy -> new Case(copy.seen(one.complaint), true))
        : Optional.of(one);
  }

  /** The photos of finished work that a department uploaded for a complaint, the newest first. */
  public List<OwnPhoto> photos(UUID complaintId, String department) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, findings, shown_seq is not null as shown from photo"
                        + " where complaint_id = :complaint and department = :department"
                        + " order by uploaded_at desc, id limit :most")
                .bind("complaint", complaintId)
                .bind("department", department)
                .bind("most", MOST_PHOTOS)
                .map(
                    (row, context) ->
                        new OwnPhoto(
                            row.getString("id"),
                            FindingsFormat.read(row.getString("findings")),
                            row.getBoolean("shown")))
                .list());
  }

  /** Whether the ledger has a department's update. */
  public boolean isRecorded(String department, String updateId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from follow_up"
                        + " where department = :department and update_id = :updateId)")
                .bind("department", department)
                .bind("updateId", updateId)
                .mapTo(Boolean.class)
                .one());
  }
}
