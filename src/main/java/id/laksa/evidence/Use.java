package id.laksa.evidence;

import org.jspecify.annotations.Nullable;

/**
 * An earlier photo that is the same as another, or looks like it.
 *
 * @param reporters whether the reporter sent it with the same complaint
 * @param exact whether its bytes are the same, as uploaded or as served
 * @param bits of difference to the other; null when one of them has no likeness
 */
public record Use(boolean reporters, boolean exact, @Nullable Integer bits) {}
