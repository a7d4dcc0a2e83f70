package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
  }
}
