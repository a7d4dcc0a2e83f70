package id.laksa.fieldpage.jdbc;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.evidence.jdbc.Findings;
import id.laksa.fieldpage.OwnPhoto;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads what a department's field staff has to do. */
public final class FieldDesk {
  /** Complaints a page. */
  public static final int PAGE = 20;

  /** The most photos of one complaint that are listed: the newest. */
  public static final int MOST_PHOTOS = 12;

  private final Jdbi jdbi;
  private final RowFormat format;

  /** Reads this ledger. */
  public FieldDesk(Jdbi jdbi, RowFormat format) {
    this.jdbi = jdbi;
    this.format = format;
  }

  /**
   * What a department must still do: the first due first, what waits for others last. The index
   * {@code complaint_field} has these very conditions and this very order.
   *
   * @param page from 1
   * @return one more than a page holds when there is another page
   */
  public List<Complaint> open(String department, int page) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from complaint where department = :department
                      and status in ('DISPATCHED', 'ACKNOWLEDGED', 'IN_PROGRESS',
                        'WAITING_FOR_REPORTER')
                    order by paused_since is not null,
                      case when status = 'DISPATCHED' then least(acknowledge_by, resolve_by)
                        else resolve_by end, id
                    limit :limit offset :offset
                    """)
                .bind("department", department)
                .bind("limit", PAGE + 1)
                .bind("offset", (page - 1) * PAGE)
                .map(format.complaintMapper())
                .list());
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
                            Findings.read(row.getString("findings")),
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
