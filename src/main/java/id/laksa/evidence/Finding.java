package id.laksa.evidence;

import id.laksa.texts.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What one check of one photo came to.
 *
 * @param check what was checked
 * @param result what came out
 * @param figure what was measured: bits of difference for the two checks against other photos,
 *     seconds after the receipt for the time, metres for the place, pixels of the shorter edge for
 *     the size, variance of the Laplacian for the sharpness; null when there is nothing to measure
 * @param limit what it was measured against, in the same unit; null when the table sets none
 * @param detail why, one sentence in Indonesian
 */
public record Finding(
    Check check, Result result, @Nullable Double figure, @Nullable Double limit, String detail) {
  /** How a check ends. */
  public enum Result {
    PASSED,
    FAILED,
    /** The photograph or the complaint doesn't say. */
    UNKNOWN
  }

  /** Whether the upload is a photograph that can be shown. */
  public static Finding decodes(PhotoResult photo, Texts texts) {
    return photo instanceof PhotoResult.Refused refused
        ? new Finding(Check.DECODES, Result.FAILED, null, null, refused.sentence())
        : new Finding(Check.DECODES, Result.PASSED, null, null, texts.text("evidence.decodes"));
  }
}
