/** Kills and stops what the engine stands on, and counts whether every promise was kept. */
@NullMarked
package id.laksa.dev.chaos;

import org.jspecify.annotations.NullMarked;
