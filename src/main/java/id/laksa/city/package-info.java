/** What a city adds by files of its own, kept apart from the engine. */
@NullMarked
package id.laksa.city;

import org.jspecify.annotations.NullMarked;
