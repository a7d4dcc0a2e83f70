/** What only a trial has; the engine knows of it by {@link id.laksa.app.Trial} alone. */
@NullMarked
package id.laksa.dev;

import org.jspecify.annotations.NullMarked;
