/** Escalations that the ledger owes. */
@NullMarked
package id.laksa.escalation.jdbc;

import org.jspecify.annotations.NullMarked;
