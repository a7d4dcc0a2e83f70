/** Sends what the ledger owes, each destination by itself and in its order. */
@NullMarked
package id.laksa.relay;

import org.jspecify.annotations.NullMarked;
