/** What comes while the ledger is away is kept here, and fed back afterwards. */
@NullMarked
package id.laksa.spool;

import org.jspecify.annotations.NullMarked;
