/** Counts refused attempts in the ledger. */
@NullMarked
package id.laksa.refusal.jdbc;

import org.jspecify.annotations.NullMarked;
