/** Where operators see everything, and decide what the rules can't. */
@NullMarked
package id.laksa.liveroom;

import org.jspecify.annotations.NullMarked;
