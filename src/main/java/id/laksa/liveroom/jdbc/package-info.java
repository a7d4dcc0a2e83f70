/** What operators see and decide, in the ledger. */
@NullMarked
package id.laksa.liveroom.jdbc;

import org.jspecify.annotations.NullMarked;
