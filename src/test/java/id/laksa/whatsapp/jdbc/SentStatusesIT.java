package id.laksa.whatsapp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.SealedBox;
import id.laksa.errand.Errand;
import id.laksa.errand.Ladder;
import id.laksa.errand.jdbc.DeadErrands;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.whatsapp.InboundStatus;
import id.laksa.whatsapp.Outgoing;
import id.laksa.whatsapp.SendErrand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentStatusesIT {
  private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final UUID ID = UUID.randomUUID();
  private static final UUID COMPLAINT = UUID.randomUUID();
  private static final String WAMID = "wamid.1";
  private static final Outgoing NEWS =
      new Outgoing(
          UUID.randomUUID(),
          COMPLAINT,
          "LKS",
          "news",
          "Kabar",
          null,
          List.of(),
          new Outgoing.Fallback("kabar", List.of("LKS"), false, List.of()),
          false,
          0,
          5,
          null,
          null);
  @TempDir static Path folder;
  private static LedgerFixture ledger;
  private final SealedBox box = new SealedBox(new byte[32]);
  private ErrandTable errands;
  private SentTable sent;
  private SentStatuses statuses;
  private final List<String> heard = new ArrayList<>();

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  @BeforeEach
  void nothingWasSent() {
    ledger.jdbi.useHandle(handle -> handle.execute("truncate whatsapp_sent, errand"));
    errands = new ErrandTable(ledger.jdbi, box);
    sent = new SentTable(Complaints.aKey(), box, ledger.json);
    statuses =
        new SentStatuses(
            ledger.jdbi,
            sent,
            new Correspondence(errands, ledger.json, CLOCK),
            new Heard(),
            Ladder.parse("PT5S,PT2M"),
            CLOCK);
  }

  @ParameterizedTest
  @CsvSource({
    "sent delivered read, read",
    "read delivered sent, read",
    "delivered sent, delivered",
    "sent failed delivered, failed",
    "sesuatu, accepted",
    "sent sesuatu, sent"
  })
  void aMessageComesFartherAndNeverBack(String told, String status) {
    statuses.accepted(ID, NEWS, WAMID);
    for (String next : told.split(" ", -1)) {
      statuses.record(new InboundStatus(WAMID, next, null, null));
    }
    assertThat(status()).isEqualTo(status);
    assertThat(complaintOf(sent)).contains(COMPLAINT);
  }

  @Test
  void aStatusMayComeBeforeMetasAnswer() {
    statuses.record(new InboundStatus(WAMID, "delivered", ID, null));
    assertThat(isKnown()).isTrue();
    statuses.accepted(ID, NEWS, WAMID);
    assertThat(status()).isEqualTo("delivered");
    assertThat(complaintOf(sent)).contains(COMPLAINT);
  }

  @Test
  void aStatusOfAMessageThatIsNotOursChangesNothing() {
    statuses.record(new InboundStatus("wamid.2", "failed", null, 131047));
    assertThat(isKnown()).isFalse();
    assertThat(next()).isEmpty();
  }

  @Test
  void whatFailsForSilenceGoesByItsTemplateOnce() throws Exception {
    statuses.accepted(ID, NEWS, WAMID);
    fail(131047);
    fail(131047);
    assertThat(next()).contains(NEWS.byTemplate());
    assertThat(next()).isEmpty();
  }

  @Test
  void whatFailedBeforeMetasAnswerGoesByItsTemplateToo() throws Exception {
    statuses.record(new InboundStatus(WAMID, "failed", ID, 131047));
    assertThat(isKnown()).isFalse();
    statuses.accepted(ID, NEWS, WAMID);
    assertThat(next()).contains(NEWS.byTemplate());
  }

  @Test
  void whatFailsForNowGoesAgainByTheLadderUntilAPersonIsAsked() throws Exception {
    statuses.accepted(ID, NEWS, WAMID);
    fail(131000);
    assertThat(next()).isEmpty();
    assertThat(next(Duration.ofSeconds(5))).contains(NEWS.failedOnceMore());
    Outgoing last = NEWS.failedOnceMore().failedOnceMore();
    statuses.accepted(UUID.randomUUID(), last, "wamid.2");
    statuses.record(new InboundStatus("wamid.2", "failed", null, 131042));
    assertThat(new DeadErrands(ledger.jdbi, box, CLOCK).list())
        .singleElement()
        .satisfies(letter -> assertThat(letter.reason()).isEqualTo("failed-131042"));
    assertThat(heard).containsExactly("left 5", "left 5", "failed 5 failed-131042");
  }

  @ParameterizedTest
  @ValueSource(ints = {131026, 131049, 999_999})
  void whatWouldFailAgainGoesAnotherWay(int code) {
    statuses.accepted(ID, NEWS, WAMID);
    fail(code);
    assertThat(status()).isEqualTo("failed");
    assertThat(next(Duration.ofDays(1))).isEmpty();
    assertThat(heard).endsWith("failed 5 undeliverable-" + code);
  }

  @Test
  void whatFailsWithoutACodeGoesAnotherWayToo() {
    statuses.accepted(ID, NEWS, WAMID);
    statuses.record(new InboundStatus(WAMID, "failed", ID, null));
    assertThat(heard).containsExactly("left 5", "failed 5 undeliverable-http-400");
  }

  @Test
  void whatWasDeliveredNeverGoesAgain() {
    statuses.accepted(ID, NEWS, WAMID);
    statuses.record(new InboundStatus(WAMID, "delivered", ID, null));
    fail(131047);
    assertThat(next()).isEmpty();
  }

  @Test
  void aNewAttemptIsNotTheFailedOne() {
    statuses.record(new InboundStatus("wamid.0", "failed", ID, 131000));
    assertThat(isKnown()).isFalse();
    statuses.accepted(ID, NEWS, WAMID);
    assertThat(status()).isEqualTo("accepted");
    assertThat(isKnown()).isTrue();
    assertThat(next(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void whatWasSaidIsForgottenInTime() {
    statuses.accepted(ID, NEWS, WAMID);
    assertThat(forgetBefore(NOW)).isZero();
    assertThat(forgetBefore(NOW.plusSeconds(1))).isEqualTo(1);
    fail(131047);
    assertThat(next()).isEmpty();
  }

  private final class Heard implements NewsBook {
    @Override
    public void left(Handle handle, UUID complaintId, int seq) {
      heard.add("left " + seq);
    }

    @Override
    public void failed(Handle handle, UUID complaintId, int seq, String reason) {
      heard.add("failed " + seq + " " + reason);
    }
  }

  private void fail(int code) {
    statuses.record(new InboundStatus(WAMID, "failed", null, code));
  }

  private int forgetBefore(Instant time) {
    return ledger.jdbi.withHandle(handle -> sent.forgetWords(handle, time));
  }

  private Optional<Outgoing> next() {
    return next(Duration.ZERO);
  }

  private Optional<Outgoing> next(Duration later) {
    return errands
        .claim(SendErrand.KIND, NOW.plus(later), Duration.ofMinutes(5))
        .map(this::outgoing);
  }

  private @Nullable Outgoing outgoing(Errand errand) {
    errands.done(errand, NOW);
    try {
      return ledger.json.readValue(errand.what(), Outgoing.class);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Optional<UUID> complaintOf(SentTable sent) {
    return ledger.jdbi.withHandle(handle -> sent.complaintOf(handle, WAMID));
  }

  private boolean isKnown() {
    return ledger.jdbi.withHandle(handle -> sent.isKnown(handle, ID));
  }

  private String status() {
    return ledger.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select status from whatsapp_sent where id = :id")
                .bind("id", ID)
                .mapTo(String.class)
                .one());
  }
}
