package id.laksa.complaint;

/**
 * Another system that hands complaints in, in bulk. It writes to a topic of its own as a user of
 * its own, so that what it says can't be said in another's name.
 *
 * @param name its user: small letters and digits, joined by {@code -}
 * @param channel the only one whose complaints it hands in
 */
public record BulkSource(String name, Channel channel) {
  /** The name of the source that is there without being in a table. */
  public static final String ALWAYS_THERE = "bulk";

  /** The source that is there without being in a table. */
  public static final BulkSource BULK = new BulkSource(ALWAYS_THERE, Channel.APP);
}
