package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.TicketNumber;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.privacy.Erasure;
import id.laksa.privacy.jdbc.Eraser;
import id.laksa.texts.CityTexts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for it is erased wholly, however much he has reported. */
class EraseCommandIT {
  private static final TicketNumber NOWHERE = new TicketNumber("LKS-7K3M-Q9TZ-4B2X-HV8D");

  @Test
  void itGoesOnUntilTheSearchFindsNothingNew(@TempDir Path folder) {
    try (LedgerFixture fixture = new LedgerFixture(folder)) {
      fixture.damagedRoads(List.of("a", "b", "c", "d", "e"));
      Eraser eraser =
          new Eraser(
              fixture.jdbi,
              fixture.ledger,
              List.of(),
              new ErrandTable(fixture.jdbi, new SealedBox(new byte[32])),
              fixture.json,
              CityTexts.INDONESIAN,
              InstantSource.fixed(Instant.parse("2026-11-23T06:00:00Z")));
      int erased =
          EraseCommand.erase(
              eraser,
              () -> Stream.concat(Stream.of(NOWHERE), notErased(fixture).limit(2)).toList(),
              Erasure.onRequest("erase:siti", "diminta"));
      assertThat(erased).isEqualTo(5);
      assertThat(notErased(fixture)).isEmpty();
    }
  }

  private static Stream<TicketNumber> notErased(LedgerFixture fixture) {
    return fixture
        .jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery("select ticket from complaint where content_salt is not null")
                    .mapTo(String.class)
                    .list())
        .stream()
        .map(TicketNumber::new);
  }
}
