package id.laksa.complaint.jdbc;

import id.laksa.complaint.Complaint;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Finds the open complaints whose clocks go by other calendars and policies than those in force.
 */
public final class OutdatedClocks {
  // What is unequal lies at both ends of an index: from there a few are found however many rows
  // there are, and however many of them are outdated.
  private static final String BELOW =
      "select * from complaint where "
          + OpenComplaints.OPEN
          + " and clock_version < :version"
          + " and exists (select 1 from clock_version v where v.version = :version)"
          + " order by clock_version limit :limit for update of complaint skip locked";
  private static final String ABOVE =
      "select * from complaint where "
          + OpenComplaints.OPEN
          + " and clock_version > :version"
          + " and exists (select 1 from clock_version v where v.version = :version)"
          + " order by clock_version desc limit :limit for update of complaint skip locked";
  private final ReadableRows rows;

  /** Reads rows of this format. */
  public OutdatedClocks(RowFormat format) {
    this.rows = new ReadableRows(format);
  }

  /** Makes these calendars and policies the ones that open clocks go by, unless they are. */
  public void announce(Handle handle, String version, Instant now) {
    handle
        .createUpdate(
            "insert into clock_version (version, since) values (:version, :now) on conflict (one)"
                + " do update set version = :version, since = :now"
                + " where clock_version.version <> :version")
        .bind("version", version)
        .bind("now", RowFormat.time(now))
        .execute();
  }

  /**
   * Locks some of them, leaving those others work on. One that can't be read keeps its deadlines.
   *
   * @return none when all is done, or when other nodes go by newer files than these
   */
  public List<Complaint> lock(Handle handle, String version, int limit) {
    List<Complaint> below = lock(handle, BELOW, version, limit);
    return below.isEmpty() ? lock(handle, ABOVE, version, limit) : below;
  }

  private List<Complaint> lock(Handle handle, String query, String version, int limit) {
    return rows.of(
        handle.createQuery(query).bind("version", version).bind("limit", limit),
        id -> leave(handle, id, version));
  }

  /** Leaves one as it is until others come into force. */
  public void leave(Handle handle, UUID id, String version) {
    handle.execute("update complaint set clock_version = ? where id = ?", version, id);
  }
}
