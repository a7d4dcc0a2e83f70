/** Sessions and guesses, in the ledger. */
@NullMarked
package id.laksa.login.jdbc;

import org.jspecify.annotations.NullMarked;
