package id.laksa.evidence;

/**
 * One thing that was checked about a piece of evidence.
 *
 * @param check what was checked: kebab-case, stable
 * @param result what came out
 * @param detail why, one sentence in Indonesian
 */
public record Finding(String check, Result result, String detail) {
  /** How a check ends. */
  public enum Result {
    PASSED,
    FAILED,
    /** The photograph doesn't say. */
    UNKNOWN
  }

  /** Whether the upload is a photograph that can be shown. */
  public static Finding decodes(PhotoResult photo) {
    if (photo instanceof PhotoResult.Refused refused) {
      return new Finding("decodes", Result.FAILED, refused.sentence());
    }
    return new Finding("decodes", Result.PASSED, "Foto utuh dan dapat dibuka.");
  }
}
