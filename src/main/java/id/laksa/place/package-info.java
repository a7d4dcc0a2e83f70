/** Where a complaint is: by a point, or by the words for it. */
@NullMarked
package id.laksa.place;

import org.jspecify.annotations.NullMarked;
