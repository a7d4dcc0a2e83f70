/** Walks the histories' chains, and holds the ledger and Kafka's events against each other. */
@NullMarked
package id.laksa.audit;

import org.jspecify.annotations.NullMarked;
