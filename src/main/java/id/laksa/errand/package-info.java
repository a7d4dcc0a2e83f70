/** Work with others' servers that the ledger owes, tried again by a ladder until it is done. */
@NullMarked
package id.laksa.errand;

import org.jspecify.annotations.NullMarked;
