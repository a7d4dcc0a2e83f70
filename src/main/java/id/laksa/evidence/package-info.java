/** Photos, and what is checked about those that departments offer as proof. */
@NullMarked
package id.laksa.evidence;

import org.jspecify.annotations.NullMarked;
