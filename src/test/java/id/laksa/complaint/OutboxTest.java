package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final List<UUID> IDS =
      IntStream.range(0, 3_200)
          .mapToObj(i -> Identity.complaintId(Channel.APP, "key" + i))
          .toList();

  @Test
  void aComplaintStaysInOneBucket() {
    assertThat(IDS)
        .allSatisfy(
            id ->
                assertThat(Outbox.bucketOf(UUID.fromString(id.toString())))
                    .isEqualTo(Outbox.bucketOf(id)));
  }

  @Test
  void everyBucketGetsItsShare() {
    assertThat(IDS.stream().collect(Collectors.groupingBy(Outbox::bucketOf, Collectors.counting())))
        .hasSize(Outbox.BUCKETS)
        .allSatisfy((bucket, complaints) -> assertThat(complaints).isBetween(120L, 280L))
        .containsOnlyKeys(IntStream.range(0, Outbox.BUCKETS).boxed().toArray(Integer[]::new));
  }

  @Test
  void theMigrationsHaveTheSameBuckets() throws Exception {
    Path folder = Path.of("src/main/resources/db/migration");
    String migrations =
        Files.readString(folder.resolve("V1__ledger.sql"))
            + Files.readString(folder.resolve("V2__errands_and_whatsapp.sql"));
    assertThat(migrations.split("generate_series\\(0, " + (Outbox.BUCKETS - 1) + "\\)", -1))
        .hasSize(3);
    assertThat(Stream.of(Outbox.Destination.values()))
        .allSatisfy(to -> assertThat(migrations).contains("'" + to.key() + "'"));
  }
}
