/** The rules that say which second departments get a copy. */
@NullMarked
package id.laksa.copies.drools;

import org.jspecify.annotations.NullMarked;
