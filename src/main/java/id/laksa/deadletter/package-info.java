/** What couldn't be processed, wherever it lies: to be looked at and sent again. */
@NullMarked
package id.laksa.deadletter;

import org.jspecify.annotations.NullMarked;
