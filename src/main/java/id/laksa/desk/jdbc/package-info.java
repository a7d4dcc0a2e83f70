/** What was typed at the desk, as the ledger has it. */
@NullMarked
package id.laksa.desk.jdbc;

import org.jspecify.annotations.NullMarked;
