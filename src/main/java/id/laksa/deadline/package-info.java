/** Tells what is due when it is due, and follows changed calendars and policies. */
@NullMarked
package id.laksa.deadline;

import org.jspecify.annotations.NullMarked;
