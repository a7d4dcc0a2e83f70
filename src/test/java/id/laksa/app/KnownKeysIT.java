package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.audit.LedgerFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
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
      KnownKeys.require(ledger.jdbi, keys(KEY, OTHER));
      KnownKeys.require(ledger.jdbi, keys(KEY, OTHER));
      assertThatThrownBy(() -> KnownKeys.require(ledger.jdbi, keys(KEY, KEY)))
          .isInstanceOf(StartupFailure.class)
          .hasMessageStartingWith("laksa.data.key is another");
      assertThatThrownBy(() -> KnownKeys.require(ledger.jdbi, keys(OTHER, OTHER)))
          .hasMessageStartingWith("laksa.ticket.key is another");
    }
  }

  private static Map<String, byte[]> keys(byte[] ticket, byte[] data) {
    return Map.of("laksa.ticket.key", ticket, "laksa.data.key", data);
  }
}
