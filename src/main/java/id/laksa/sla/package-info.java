/** Within which time what must be done, and who is told when. */
@NullMarked
package id.laksa.sla;

import org.jspecify.annotations.NullMarked;
