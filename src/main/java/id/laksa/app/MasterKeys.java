package id.laksa.app;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * The two master keys as bytes, from the settings or, with embedded stores, from the data folder.
 */
public final class MasterKeys {
  private static final int BYTES = 32;
  private static final String TICKET = "laksa.ticket.key";
  private static final String DATA = "laksa.data.key";
  private final Keys keys;
  private final byte[] ticketKey;
  private final byte[] dataKey;

  private MasterKeys(Keys keys, byte[] ticketKey, byte[] dataKey) {
    this.keys = keys;
    this.ticketKey = ticketKey;
    this.dataKey = dataKey;
  }

  /**
   * Finds them.
   *
   * @throws StartupFailure if one isn't 32 bytes in base64, or the ledger is outside and one isn't
   *     set: a second node would make its own, and neither could read the other's complaints
   */
  static MasterKeys of(Settings settings, Path data) {
    Keys keys = Keys.load(data);
    return new MasterKeys(
        keys, key(settings, TICKET, keys.ticketKey()), key(settings, DATA, keys.dataKey()));
  }

  /** Everything that was made at the first run. */
  Keys keys() {
    return keys;
  }

  /** The key that never changes: tickets, answer keys, chains. */
  public byte[] ticketKey() {
    return ticketKey.clone();
  }

  /** The key of personal data. */
  public byte[] dataKey() {
    return dataKey.clone();
  }

  /** Both, by their setting's name. */
  Map<String, byte[]> byName() {
    return Map.of(TICKET, ticketKey(), DATA, dataKey());
  }

  private static byte[] key(Settings settings, String name, String made) {
    if (!settings.isSet(name) && settings.isSet("laksa.postgres.url")) {
      throw new StartupFailure(
          name
              + " must be set when PostgreSQL is outside: 32 random bytes in base64,"
              + " the same on every node.");
    }
    try {
      byte[] key = Base64.getDecoder().decode(settings.isSet(name) ? settings.text(name) : made);
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // The sentence below says what is wrong with it.
    }
    throw new StartupFailure(name + " must be 32 bytes in base64.");
  }
}
