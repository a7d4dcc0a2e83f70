package id.laksa.followup.jms;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** Tells routes which faults of the ledger pass by themselves. */
public final class PassingFaults {
  /**
   * Whether the ledger could not be reached, or went away before it had committed.
   *
   * @param fault what a route met; by its property, because Camel's annotation for exceptions
   *     prefers what was suppressed on the way out to what happened first
   */
  public boolean caused(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable fault) {
    return id.laksa.complaint.jdbc.LedgerAway.caused(fault);
  }
}
