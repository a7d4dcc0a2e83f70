/** What departments answer, and what it does to a complaint. */
@NullMarked
package id.laksa.followup;

import org.jspecify.annotations.NullMarked;
