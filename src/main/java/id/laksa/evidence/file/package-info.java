/** The folder in which the photos' bytes lie. */
@NullMarked
package id.laksa.evidence.file;

import org.jspecify.annotations.NullMarked;
