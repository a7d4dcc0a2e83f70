/** Decodes strangers' pictures within bounds, and makes clean ones of them. */
@NullMarked
package id.laksa.evidence.imageio;

import org.jspecify.annotations.NullMarked;
