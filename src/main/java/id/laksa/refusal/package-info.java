/** Attempts that were refused: counted, and told without flooding the log. */
@NullMarked
package id.laksa.refusal;

import org.jspecify.annotations.NullMarked;
