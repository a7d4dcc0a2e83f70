package id.laksa.app;

import id.laksa.complaint.SealedBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The master keys as bytes, from the settings or, with embedded stores, from the data folder. */
public final class MasterKeys {
  private static final int BYTES = 32;
  private static final String TICKET = "laksa.ticket.key";
  private static final String DATA = "laksa.data.key";
  private static final String OLD = "laksa.data.keys.old";
  private final Keys keys;
  private final byte[] ticketKey;
  private final byte[] dataKey;
  private final List<byte[]> olderDataKeys;

  private MasterKeys(Keys keys, byte[] ticketKey, byte[] dataKey, List<byte[]> olderDataKeys) {
    this.keys = keys;
    this.ticketKey = ticketKey;
    this.dataKey = dataKey;
    this.olderDataKeys = olderDataKeys;
  }

  /**
   * Finds them.
   *
   * @throws StartupFailure if one isn't 32 bytes in base64, or the ledger is outside and one isn't
   *     set: a second node would make its own, and neither could read the other's complaints
   */
  static MasterKeys of(Settings settings, Path data) {
    Keys keys = Keys.load(settings, data);
    byte[] ticketKey = key(settings, TICKET, keys.ticketKey());
    byte[] current = key(settings, DATA, keys.dataKey());
    List<byte[]> older = new ArrayList<>();
    for (String one : settings.text(OLD).split(",", -1)) {
      if (!one.isBlank()) {
        older.add(decoded(OLD, one.strip()));
      }
    }
    if (settings.isSet(DATA) && !settings.isSet("laksa.postgres.url")) {
      // What an embedded ledger began with stays readable when another key is set.
      older.add(decoded(DATA, keys.dataKey()));
    }
    return new MasterKeys(keys, ticketKey, current, older);
  }

  /** Everything that was made at the first run. */
  Keys keys() {
    return keys;
  }

  /** The key that never changes: tickets, answer keys, chains. */
  public byte[] ticketKey() {
    return ticketKey.clone();
  }

  /** Seals personal data by the current key, and opens also what older ones have sealed. */
  SealedBox box() {
    return new SealedBox(dataKey, olderDataKeys);
  }

  /** The keys of personal data: the current one first. */
  List<byte[]> dataKeys() {
    return Stream.concat(Stream.of(dataKey), olderDataKeys.stream()).toList();
  }

  private static byte[] key(Settings settings, String name, String made) {
    if (!settings.isSet(name) && settings.isSet("laksa.postgres.url")) {
      throw new StartupFailure(
          name
              + " must be set when PostgreSQL is outside: 32 random bytes in base64,"
              + " the same on every node.");
    }
    return decoded(name, settings.isSet(name) ? settings.text(name) : made);
  }

  private static byte[] decoded(String name, String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == BYTES) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // The sentence below says what is wrong with it.
    }
    throw new StartupFailure(
        name + " must be 32 bytes in base64" + (name.equals(OLD) ? ", several with commas." : "."));
  }
}
