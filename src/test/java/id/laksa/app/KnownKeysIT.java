package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.laksa.audit.LedgerFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node with other keys than the ledger's would destroy what was promised. */
class KnownKeysIT {
  private static final byte[] KEY = new byte[32];
  private static final byte[] OTHER =
      "another key, of thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

  @Test
  void aLedgerTakesNobodyWithOtherKeysThanTheFirst(@TempDir Path folder) {
    try (LedgerFixture ledger = new LedgerFixture(folder)) {
      KnownKeys.require(ledger.jdbi, KEY, List.of(OTHER));
      KnownKeys.require(ledger.jdbi, KEY, List.of(OTHER));
      assertThatThrownBy(() -> KnownKeys.require(ledger.jdbi, KEY, List.of(KEY)))
          .isInstanceOf(StartupFailure.class)
          .hasMessageStartingWith("laksa.data.key is another");
      assertThatThrownBy(() -> KnownKeys.require(ledger.jdbi, OTHER, List.of(OTHER)))
          .hasMessageStartingWith("laksa.ticket.key is another");
      aNewDataKeyComesBesideTheOldOne(ledger);
    }
  }

  private static void aNewDataKeyComesBesideTheOldOne(LedgerFixture ledger) {
    KnownKeys.require(ledger.jdbi, KEY, List.of(KEY, OTHER));
    assertThatThrownBy(() -> KnownKeys.require(ledger.jdbi, KEY, List.of(OTHER)))
        .hasMessageContaining("laksa.data.keys.old");
    ledger.jdbi.useHandle(handle -> KnownKeys.retireAllBut(handle, KEY));
    KnownKeys.require(ledger.jdbi, KEY, List.of(KEY));
    assertThatThrownBy(() -> KnownKeys.require(ledger.jdbi, KEY, List.of(OTHER, KEY)))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("was retired");
  }

  @Test
  void aKeyByWhichANodeThatLivesSealsIsNotRetired(@TempDir Path folder) throws Exception {
    try (LedgerFixture ledger = new LedgerFixture(folder);
        HikariDataSource pool = pool(ledger)) {
      KnownKeys.require(ledger.jdbi, KEY, List.of(OTHER));
      SealingKey former = new SealingKey(pool, KEY, List.of(OTHER, KEY));
      SealingKey current = new SealingKey(pool, KEY, List.of(KEY, OTHER));
      assertThatThrownBy(() -> retire(ledger))
          .isInstanceOf(StartupFailure.class)
          .hasMessageStartingWith("A node that runs still seals with a former key")
          .hasMessageEndingWith("Nothing was changed.");
      cutOff(ledger);
      await().until(() -> heldKeys(ledger) == 2);
      assertThatThrownBy(() -> retire(ledger)).isInstanceOf(StartupFailure.class);
      former.close();
      await().until(() -> heldKeys(ledger) == 1);
      retire(ledger);
      current.close();
      assertThatThrownBy(() -> new SealingKey(pool, KEY, List.of(OTHER, KEY)))
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("was retired");
      await().until(() -> heldKeys(ledger) == 0);
    }
  }

  private static void retire(LedgerFixture ledger) {
    ledger.jdbi.useTransaction(
        handle -> {
          KnownKeys.requireNobodySealsByAnother(handle, KEY);
          KnownKeys.retireAllBut(handle, KEY);
        });
  }

  /** As a PostgreSQL that starts again does. */
  private static void cutOff(LedgerFixture ledger) {
    ledger.jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "select pg_terminate_backend(pid) from pg_locks"
                        + " where locktype = 'advisory' and mode = 'ShareLock'")
                .mapTo(Boolean.class)
                .list());
  }

  private static long heldKeys(LedgerFixture ledger) {
    return ledger.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from pg_locks"
                        + " where locktype = 'advisory' and mode = 'ShareLock' and granted")
                .mapTo(Long.class)
                .one());
  }

  private static HikariDataSource pool(LedgerFixture ledger) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(ledger.url());
    config.setUsername(ledger.user());
    config.setPassword(ledger.password());
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }
}
