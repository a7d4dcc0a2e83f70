/** The spool's topic: written while the ledger is away, drained afterwards. */
@NullMarked
package id.laksa.spool.kafka;

import org.jspecify.annotations.NullMarked;
