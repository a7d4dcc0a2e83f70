/** Undeliverable orders, in the ledger. */
@NullMarked
package id.laksa.undeliverable.jdbc;

import org.jspecify.annotations.NullMarked;
