/** Reads the topic of events back, to hold it against the ledger. */
@NullMarked
package id.laksa.audit.kafka;

import org.jspecify.annotations.NullMarked;
