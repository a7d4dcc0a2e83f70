/** Finds in the histories what reporters haven't been told yet. */
@NullMarked
package id.laksa.notification.jdbc;

import org.jspecify.annotations.NullMarked;
