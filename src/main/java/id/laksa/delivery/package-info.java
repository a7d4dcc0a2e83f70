/** Brings news to reporters by the first way that works; when none does, an operator is asked. */
@NullMarked
package id.laksa.delivery;

import org.jspecify.annotations.NullMarked;
