/** Says hostile things to the engine at every door. */
@NullMarked
package id.laksa.dev.fuzz;

import org.jspecify.annotations.NullMarked;
