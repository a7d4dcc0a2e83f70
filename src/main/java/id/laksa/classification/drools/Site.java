package id.laksa.classification.drools;

import org.jspecify.annotations.Nullable;

/**
 * Fact: where it happened.
 *
 * @param kecamatan code of the kecamatan's department; null when not known
 * @param lane the word that tells a neighbourhood ("gang", "rt"); null when there is none
 */
public record Site(@Nullable String kecamatan, @Nullable String lane) {}
