/** Orders of second departments: who gets one, and what becomes of it. */
@NullMarked
package id.laksa.copies;

import org.jspecify.annotations.NullMarked;
