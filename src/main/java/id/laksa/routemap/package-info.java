/** How the routes hang together, as text and as a picture. */
@NullMarked
package id.laksa.routemap;

import org.jspecify.annotations.NullMarked;
