/** What the simulator answers to the engine, to people's phones and to whoever looks on. */
@NullMarked
package id.laksa.dev.simulator.http;

import org.jspecify.annotations.NullMarked;
