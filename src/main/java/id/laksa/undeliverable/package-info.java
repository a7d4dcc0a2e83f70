/** Orders that their department's system doesn't take. */
@NullMarked
package id.laksa.undeliverable;

import org.jspecify.annotations.NullMarked;
