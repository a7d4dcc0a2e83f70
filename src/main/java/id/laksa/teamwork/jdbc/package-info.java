/** The ledger of that. */
@NullMarked
package id.laksa.teamwork.jdbc;

import org.jspecify.annotations.NullMarked;
