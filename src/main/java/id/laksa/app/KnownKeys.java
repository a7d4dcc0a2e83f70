package id.laksa.app;

import id.laksa.complaint.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The keys by which a ledger was written, as it knows them: by a proof that tells nothing. */
final class KnownKeys {
  private static final byte[] ANYTHING = "laksa".getBytes(StandardCharsets.UTF_8);

  private KnownKeys() {}

  /**
   * Lets nobody work on with other keys than those who came before. Whoever is first decides.
   *
   * @param keys by their setting's name
   * @throws StartupFailure if one is another
   */
  static void require(Jdbi ledger, Map<String, byte[]> keys) {
    // In one order, so that two nodes can't wait for each other.
    ledger.useTransaction(
        handle -> new TreeMap<>(keys).forEach((name, key) -> require(handle, name, proof(key))));
  }

  private static void require(Handle handle, String name, byte[] own) {
    handle.execute(
        "insert into known_key (name, proof) values (?, ?) on conflict (name) do nothing",
        name,
        own);
    byte[] known =
        handle
            .createQuery("select proof from known_key where name = :name")
            .bind("name", name)
            .mapTo(byte[].class)
            .one();
    if (!MessageDigest.isEqual(known, own)) {
      throw new StartupFailure(
          name
              + " is another than the one this ledger was written with. Set that one: with another,"
              + " what was promised can't be read.");
    }
  }

  private static byte[] proof(byte[] key) {
    return KeyedHash.derived(key, "known-key").of(ANYTHING);
  }
}
