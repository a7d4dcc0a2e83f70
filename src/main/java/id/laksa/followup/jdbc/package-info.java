/** Writes what departments answer into the ledger. */
@NullMarked
package id.laksa.followup.jdbc;

import org.jspecify.annotations.NullMarked;
