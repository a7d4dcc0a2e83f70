package id.laksa.camel;

import id.laksa.deadline.DeadlineClock;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.intake.GroupCommit;
import id.laksa.spool.LedgerGate;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * What {@code ledger:} works with.
 *
 * @param commits where receipts wait for the next transaction
 * @param gate whether the ledger may be tried
 * @param isAway whether a fault means that the ledger can't be reached
 * @param deadlines what tells the stages that are due
 */
public record LedgerAccess(
    Jdbi jdbi,
    InstantSource time,
    GroupCommit commits,
    LedgerGate gate,
    Predicate<Throwable> isAway,
    ErrandTable errands,
    DeadlineClock deadlines,
    LedgerSignals signals) {}
