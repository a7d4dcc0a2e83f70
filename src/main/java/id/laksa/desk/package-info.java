/** The desk: what citizens say by telephone, at a counter or by letter is typed for them. */
@NullMarked
package id.laksa.desk;

import org.jspecify.annotations.NullMarked;
