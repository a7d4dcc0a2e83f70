package id.laksa.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.HashChain;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Walks the whole ledger in one snapshot and holds every complaint against its history. What it
 * can't see: a complaint that is gone with all its events, and a tail cut off together with the
 * complaint's own head; the published heads are for those.
 */
public final class AuditVerify {
  private static final int ROWS_AT_ONCE = 500;
  private final Jdbi jdbi;
  private final HashChain chain;
  private final ObjectMapper json;

  /**
   * What the walk found.
   *
   * @param complaints how many were walked, the broken one included
   * @param events how many were read
   * @param first the first broken link in the order of the walk, at which it ended; null when every
   *     history holds
   */
  public record Result(long complaints, long events, @Nullable BrokenLink first) {
    /** Whether every history holds. */
    public boolean holds() {
      return first == null;
    }
  }

  /**
   * Wires the audit.
   *
   * @param chain with the key the ledger was written with
   */
  public AuditVerify(Jdbi jdbi, HashChain chain, ObjectMapper json) {
    this.jdbi = jdbi;
    this.chain = chain;
    this.json = json;
  }

  /** Walks; memory doesn't grow with the ledger, and writers aren't held up. */
  public Result verify() {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          Result walked = walk(handle);
          return walked.holds()
              ? new Result(walked.complaints, walked.events, withoutComplaint(handle))
              : walked;
        });
  }

  private Result walk(Handle handle) {
    try (ResultIterator<LedgerLine> lines =
        handle
            .createQuery(LedgerLine.ALL)
            .setFetchSize(ROWS_AT_ONCE)
            .map((row, context) -> LedgerLine.read(row))
            .iterator()) {
      return walk(lines);
    }
  }

  private Result walk(Iterator<LedgerLine> lines) {
    long complaints = 0;
    long events = 0;
    ChainWalk walk = null;
    while (lines.hasNext()) {
      LedgerLine line = lines.next();
      Optional<BrokenLink> broken = Optional.empty();
      if (walk == null || !walk.isOf(line.claim())) {
        broken = walk == null ? broken : walk.end();
        if (broken.isPresent()) {
          return new Result(complaints, events, broken.get());
        }
        walk = new ChainWalk(chain, json, line.claim());
        complaints++;
      }
      events += line.seq() == 0 ? 0 : 1;
      broken = walk.step(line);
      if (broken.isPresent()) {
        return new Result(complaints, events, broken.get());
      }
    }
    BrokenLink last = walk == null ? null : walk.end().orElse(null);
    return new Result(complaints, events, last);
  }

  private static @Nullable BrokenLink withoutComplaint(Handle handle) {
    return handle
        .createQuery(
            """
            select e.complaint_id, e.seq from complaint_event e
            where not exists (select 1 from complaint c where c.id = e.complaint_id)
            order by e.complaint_id, e.seq limit 1
            """)
        .map(
            (row, context) ->
                new BrokenLink(
                    row.getObject("complaint_id", UUID.class).toString(),
                    row.getInt("seq"),
                    "The event belongs to no complaint."))
        .findOne()
        .orElse(null);
  }
}
