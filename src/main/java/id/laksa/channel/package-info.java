/** Which channels there are, who hands complaints in by them and who tells in them. */
@NullMarked
package id.laksa.channel;

import org.jspecify.annotations.NullMarked;
