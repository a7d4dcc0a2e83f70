package id.laksa.evidence;

/** Why an upload is not taken. */
public enum RefusalReason {
  /** More bytes than allowed. */
  TOO_LARGE("too-large"),
  /** Not a JPEG, PNG or WebP by its content. */
  NOT_AN_IMAGE("not-an-image"),
  /** An iPhone's own format, which few programs show. */
  HEIC("heic"),
  /** A moving picture: it has no one picture that everybody would see. */
  ANIMATED("animated"),
  /** Wider, higher or with more pixels than allowed. */
  TOO_MANY_PIXELS("too-many-pixels"),
  /** Its end is missing. */
  TRUNCATED("truncated"),
  /** Damaged, or of a kind that cameras don't write. */
  CANNOT_DECODE("cannot-decode");

  private final String code;

  RefusalReason(String code) {
    this.code = code;
  }

  /** The stable name in answers: kebab-case. */
  public String code() {
    return code;
  }
}
