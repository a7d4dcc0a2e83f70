/** Orders that the ledger owes, and who has taken them. */
@NullMarked
package id.laksa.dispatch.jdbc;

import org.jspecify.annotations.NullMarked;
