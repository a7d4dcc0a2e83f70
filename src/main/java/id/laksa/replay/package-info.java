/** Past complaints, decided again by other rules; nothing comes of it. */
@NullMarked
package id.laksa.replay;

import org.jspecify.annotations.NullMarked;
