/** Writes what operators decide into the ledger. */
@NullMarked
package id.laksa.triage.jdbc;

import org.jspecify.annotations.NullMarked;
