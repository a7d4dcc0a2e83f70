package id.laksa.app;

import id.laksa.complaint.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The keys by which a ledger was written, as it knows them: by a proof that tells nothing. */
final class KnownKeys {
  private static final String TICKET = "laksa.ticket.key";
  private static final String DATA = "laksa.data.key";
  private static final String RETIRED = "retired.";
  private static final byte[] ANYTHING = "laksa".getBytes(StandardCharsets.UTF_8);
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('known_key', 0))";

  private KnownKeys() {}

  /**
   * Lets nobody work on with other keys than those who came before. Whoever is first decides; a new
   * data key is taken from one who has all the earlier ones, too.
   *
   * @param dataKeys the current one first
   * @throws StartupFailure if the ticket key is another, or a data key that is in use isn't there,
   *     or the current one was retired
   */
  static void require(Jdbi ledger, byte[] ticketKey, List<byte[]> dataKeys) {
    ledger.useTransaction(
        handle -> {
          handle.execute(LOCK);
          byte[] ticket = proof(ticketKey);
          byte[] known = known(handle).getOrDefault(TICKET, ticket);
          if (!MessageDigest.isEqual(known, ticket)) {
            throw new StartupFailure(
                TICKET
                    + " is another than the one this ledger was written with. Set that one: with"
                    + " another, what was promised can't be read.");
          }
          byte[] current = proof(dataKeys.get(0));
          requireNotRetired(handle, current);
          requireAll(handle, dataKeys);
          insert(handle, TICKET, ticket);
          insert(handle, DATA + ":" + HexFormat.of().formatHex(current, 0, 4), current);
        });
  }

  /**
   * Lets nobody write beside a running engine with keys that it hasn't.
   *
   * @param dataKeys the current one first
   * @throws StartupFailure if no engine has started with these
   */
  static void requireInUse(Jdbi ledger, byte[] ticketKey, List<byte[]> dataKeys) {
    if (!isInUse(ledger, dataKeys.get(0))) {
      throw new StartupFailure(
          "No engine has started with this laksa.data.key: what it seals, the running one couldn't"
              + " read. Set it, and the former in laksa.data.keys.old, and restart first.");
    }
    require(ledger, ticketKey, dataKeys);
  }

  /** Whether this is the key that a ledger's tickets and chains were made with. */
  static boolean isTicketKey(Jdbi ledger, byte[] ticketKey) {
    byte[] known = ledger.withHandle(KnownKeys::known).get(TICKET);
    return known != null && MessageDigest.isEqual(known, proof(ticketKey));
  }

  /** Whether an engine has started with this as its current data key. */
  static boolean isInUse(Jdbi ledger, byte[] dataKey) {
    byte[] proof = proof(dataKey);
    return ledger.withHandle(KnownKeys::known).entrySet().stream()
        .anyMatch(
            known ->
                known.getKey().startsWith(DATA) && MessageDigest.isEqual(known.getValue(), proof));
  }

  /**
   * Lets nobody seal by any data key but one for as long as the caller's transaction lasts.
   *
   * @throws StartupFailure if a node lives that does; nothing has changed then
   */
  static void requireNobodySealsByAnother(Handle handle, byte[] current) {
    handle.execute(LOCK);
    List<String> held =
        handle
            .createQuery(
                "select name from known_key where starts_with(name, :data) and proof <> :proof"
                    + " and not pg_try_advisory_xact_lock("
                    + "hashtextextended('seals:' || encode(proof, 'hex'), 0))")
            .bind("data", DATA)
            .bind("proof", proof(current))
            .mapTo(String.class)
            .list();
    if (!held.isEmpty()) {
      throw new StartupFailure(
          "A node that runs still seals with a former key ("
              + String.join(", ", held)
              + "). Give every node the new laksa.data.key and restart it, then do this again."
              + " Nothing was changed.");
    }
  }

  /**
   * Retires every data key but one for ever: nothing is sealed by another any more, and nobody may
   * seal by one again.
   */
  static void retireAllBut(Handle handle, byte[] current) {
    handle.execute(
        "update known_key set name = ? || name where starts_with(name, ?) and proof <> ?",
        RETIRED,
        DATA,
        proof(current));
  }

  /**
   * Whether a data key may be sealed by.
   *
   * @throws StartupFailure if it was retired
   */
  static void requireNotRetired(Jdbi ledger, byte[] dataKey) {
    ledger.useHandle(handle -> requireNotRetired(handle, proof(dataKey)));
  }

  private static void requireNotRetired(Handle handle, byte[] current) {
    boolean retired =
        known(handle).entrySet().stream()
            .anyMatch(
                one ->
                    one.getKey().startsWith(RETIRED)
                        && MessageDigest.isEqual(one.getValue(), current));
    if (retired) {
      throw new StartupFailure(
          "This laksa.data.key was retired: nodes that run may no longer read what it seals. Set"
              + " the one that took its place.");
    }
  }

  private static void requireAll(Handle handle, List<byte[]> dataKeys) {
    List<byte[]> own = dataKeys.stream().map(KnownKeys::proof).toList();
    known(handle)
        .forEach(
            (name, proof) -> {
              if (name.startsWith(DATA)
                  && own.stream().noneMatch(one -> MessageDigest.isEqual(one, proof))) {
                throw new StartupFailure(
                    DATA
                        + " is another than the one this ledger was written with, and that one isn't"
                        + " in laksa.data.keys.old. Set it: without it, what was promised can't be"
                        + " read.");
              }
            });
  }

  private static Map<String, byte[]> known(Handle handle) {
    return handle
        .createQuery("select name, proof from known_key")
        .reduceRows(
            new java.util.TreeMap<String, byte[]>(),
            (all, row) -> {
              all.put(row.getColumn("name", String.class), row.getColumn("proof", byte[].class));
              return all;
            });
  }

  private static void insert(Handle handle, String name, byte[] proof) {
    handle.execute(
        "insert into known_key (name, proof) values (?, ?) on conflict (name) do nothing",
        name,
        proof);
  }

  /** What a ledger knows a key by; tells nothing of it. */
  static byte[] proof(byte[] key) {
    return KeyedHash.derived(key, "known-key").of(ANYTHING);
  }
}
