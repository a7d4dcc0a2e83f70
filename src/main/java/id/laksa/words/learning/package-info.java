/** Learns from examples which words speak for which category. */
@NullMarked
package id.laksa.words.learning;

import org.jspecify.annotations.NullMarked;
