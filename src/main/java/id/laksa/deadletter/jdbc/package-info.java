/** Dead letters that lie in the ledger. */
@NullMarked
package id.laksa.deadletter.jdbc;

import org.jspecify.annotations.NullMarked;
