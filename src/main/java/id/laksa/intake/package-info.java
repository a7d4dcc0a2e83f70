/** The one way behind all doors: from a submission to a receipt. */
@NullMarked
package id.laksa.intake;

import org.jspecify.annotations.NullMarked;
