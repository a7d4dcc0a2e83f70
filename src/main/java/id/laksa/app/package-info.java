/** Starts the engine: settings, keys, the modules that wire every room, and the commands. */
@NullMarked
package id.laksa.app;

import org.jspecify.annotations.NullMarked;
