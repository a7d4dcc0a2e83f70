/** Shows the engine from outside, by people at its doors. */
@NullMarked
package id.laksa.dev.demo;

import org.jspecify.annotations.NullMarked;
