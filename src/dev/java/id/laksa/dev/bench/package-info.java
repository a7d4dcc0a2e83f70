/** Measures the engine: how much, how fast, with what. */
@NullMarked
package id.laksa.dev.bench;

import org.jspecify.annotations.NullMarked;
