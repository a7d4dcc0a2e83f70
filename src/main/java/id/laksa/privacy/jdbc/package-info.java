/** Erases personal data from the ledger, and shows what is held of a person. */
@NullMarked
package id.laksa.privacy.jdbc;

import org.jspecify.annotations.NullMarked;
