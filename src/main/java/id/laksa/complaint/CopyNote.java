package id.laksa.complaint;

import org.jspecify.annotations.Nullable;

/** What a second department reads above its order. */
public final class CopyNote {
  private CopyNote() {}

  /**
   * In Indonesian.
   *
   * @param why it has an order of its own; null when that was erased
   * @param responsible code of the department that is; null while nobody is
   */
  public static String of(@Nullable String why, @Nullable String responsible) {
    return "Tembusan"
        + (why == null ? "" : ": " + why)
        + (responsible == null ? "" : "\nPenanggung jawab: " + responsible + ".");
  }
}
