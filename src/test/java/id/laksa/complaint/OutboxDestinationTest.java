package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxDestinationTest {
  @Test
  void theMigrationsHaveEveryDestination() throws Exception {
    Path folder = Path.of("src/main/resources/db/migration");
    String migrations =
        Files.readString(folder.resolve("V1__ledger.sql"))
            + Files.readString(folder.resolve("V2__errands_and_whatsapp.sql"))
            + Files.readString(folder.resolve("V26__copies.sql"));
    assertThat(Stream.of(OutboxDestination.values()))
        .allSatisfy(to -> assertThat(migrations).contains("'" + to.key() + "'"));
  }
}
