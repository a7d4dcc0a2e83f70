/** The receipts' rows and those of the photos that came with a complaint. */
@NullMarked
package id.laksa.intake.jdbc;

import org.jspecify.annotations.NullMarked;
