/** What people read, by keys: every room may ask, and this one asks none. */
@NullMarked
package id.laksa.texts;

import org.jspecify.annotations.NullMarked;
