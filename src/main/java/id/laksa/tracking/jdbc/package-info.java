/** A complaint as anybody with its ticket may see it. */
@NullMarked
package id.laksa.tracking.jdbc;

import org.jspecify.annotations.NullMarked;
