/** Operators' decisions as examples to learn from, with nobody in them. */
@NullMarked
package id.laksa.learning;

import org.jspecify.annotations.NullMarked;
