/** The errands' rows: what is due, what is done, what is dead. */
@NullMarked
package id.laksa.errand.jdbc;

import org.jspecify.annotations.NullMarked;
