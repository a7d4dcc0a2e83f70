/** Writes what reporters answer and add into the ledger. */
@NullMarked
package id.laksa.reporter.jdbc;

import org.jspecify.annotations.NullMarked;
