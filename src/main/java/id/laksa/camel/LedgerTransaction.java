package id.laksa.camel;

import java.time.Instant;
import org.apache.camel.Exchange;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The transaction that a route's first step has opened, for the steps behind it. */
record LedgerTransaction(Handle handle, Instant now) {
  private static final String PROPERTY = "laksaTransaction";

  static void set(Exchange exchange, Handle handle, Instant now) {
    exchange.setProperty(PROPERTY, new LedgerTransaction(handle, now));
  }

  /** Null where the route's first step has opened none. */
  static @Nullable LedgerTransaction of(Exchange exchange) {
    return exchange.getProperty(PROPERTY, LedgerTransaction.class);
  }
}
