/** How the engine does: health, figures, disk. */
@NullMarked
package id.laksa.operation;

import org.jspecify.annotations.NullMarked;
