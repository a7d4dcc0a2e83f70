/** Camel components of ours: {@code ledger:} and {@code opd:}. */
@NullMarked
package id.laksa.camel;

import org.jspecify.annotations.NullMarked;
