/** Takes the departments' answers from their queue. */
@NullMarked
package id.laksa.followup.jms;

import org.jspecify.annotations.NullMarked;
