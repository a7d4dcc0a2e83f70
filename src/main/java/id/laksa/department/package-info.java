/** The departments, and how each gets its orders. */
@NullMarked
package id.laksa.department;

import org.jspecify.annotations.NullMarked;
