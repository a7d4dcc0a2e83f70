/** News that the ledger owes to reporters, and what became of it. */
@NullMarked
package id.laksa.delivery.jdbc;

import org.jspecify.annotations.NullMarked;
