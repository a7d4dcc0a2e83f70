package id.laksa.privacy;

/**
 * Why, and by whom, all that names or quotes a reporter is erased.
 *
 * @param who the operator's name; {@link #BY_ITSELF} when its time has come
 * @param why the operator's reason; empty when its time has come
 */
public record Erasure(Cause cause, String who, String why) {
  /** The actor of what nobody asked for. */
  public static final String BY_ITSELF = "retention";

  /** What an erasure comes from. */
  public enum Cause {
    REQUEST,
    RETENTION
  }

  /** Somebody asked for it. */
  public static Erasure onRequest(String who, String why) {
    return new Erasure(Cause.REQUEST, who, why);
  }

  /** The time it is kept is over. */
  public static Erasure inTime() {
    return new Erasure(Cause.RETENTION, BY_ITSELF, "");
  }
}
