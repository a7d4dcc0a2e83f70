/** The operators' pages. */
@NullMarked
package id.laksa.liveroom.http;

import org.jspecify.annotations.NullMarked;
