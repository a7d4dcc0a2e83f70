/** Complaints as the App API takes them, and the receipts it gives. */
@NullMarked
package id.laksa.intake.http;

import org.jspecify.annotations.NullMarked;
