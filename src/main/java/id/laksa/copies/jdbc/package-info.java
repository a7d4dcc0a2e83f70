/** The copies' rows, and what moves them on in the ledger. */
@NullMarked
package id.laksa.copies.jdbc;

import org.jspecify.annotations.NullMarked;
