package id.laksa.classification.drools;

import org.jspecify.annotations.Nullable;

/**
 * Fact: where it happened.
 *
 * @param kecamatan code of the kecamatan's department; null when not known
 */
public record Site(@Nullable String kecamatan) {}
