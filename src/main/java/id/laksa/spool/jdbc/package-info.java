/** Which keys of the spool the ledger has seen. */
@NullMarked
package id.laksa.spool.jdbc;

import org.jspecify.annotations.NullMarked;
