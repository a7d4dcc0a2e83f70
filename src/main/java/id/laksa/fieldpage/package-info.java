/** Where the staff of a department without a system works, on a phone. */
@NullMarked
package id.laksa.fieldpage;

import org.jspecify.annotations.NullMarked;
