/** What a city's routes may hand in and what they get back: plain values, the same for years. */
@NullMarked
package id.laksa.city.entry;

import org.jspecify.annotations.NullMarked;
