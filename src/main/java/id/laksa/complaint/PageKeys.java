package id.laksa.complaint;

import java.nio.charset.StandardCharsets;

/**
 * The keys of sessions, forms and whatever else a browser carries: each its own, derived by HKDF
 * apart from those of tickets and chains, and all of them others when the generation is.
 */
public final class PageKeys {
  private static final byte[] SALT = "laksa pages".getBytes(StandardCharsets.US_ASCII);
  private static final int BYTES = 32;
  private final Hkdf hkdf;
  private final int generation;

  /**
   * Prepares them.
   *
   * @param ticketKey the same on every node
   * @param generation the same on every node; a new one ends all sessions and forms
   */
  public PageKeys(byte[] ticketKey, int generation) {
    this.hkdf = new Hkdf(SALT, ticketKey);
    this.generation = generation;
  }

  /**
   * The keyed hash of one purpose.
   *
   * @param purpose a fixed label
   */
  public KeyedHash of(String purpose) {
    String info = "laksa " + purpose + " " + generation;
    return KeyedHash.under(hkdf.expand(info.getBytes(StandardCharsets.US_ASCII), BYTES));
  }
}
