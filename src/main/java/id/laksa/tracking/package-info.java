/** What anybody who has the ticket sees of its complaint. */
@NullMarked
package id.laksa.tracking;

import org.jspecify.annotations.NullMarked;
