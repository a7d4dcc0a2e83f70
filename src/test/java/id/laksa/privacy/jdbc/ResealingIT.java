package id.laksa.privacy.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.SealedBox;
import id.laksa.errand.Errand;
import id.laksa.errand.jdbc.ErrandTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are changed while complaints come in, and nothing is lost by it. */
class ResealingIT {
  private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");
  private static final byte[] OLD = Reporters.KEY;
  private static final byte[] NEW =
      "a newer key of exactly 32 bytes.".getBytes(StandardCharsets.US_ASCII);
  private final SealedBox rotating = new SealedBox(NEW, List.of(OLD));
  @TempDir Path folder;
  private LedgerFixture fixture;

  @BeforeEach
  void open() {
    fixture = new LedgerFixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aChangeOfKeysUnderLoadLosesNothingAndEndsTheNeedForTheOldOne() throws Exception {
    Reporters before = new Reporters(fixture, new SealedBox(OLD));
    Reporters after = new Reporters(fixture, rotating);
    List<Complaint> all = new ArrayList<>();
    IntStream.range(0, 1_200).forEach(i -> all.add(before.complain("before-" + i, phone(i))));
    Errand errand = Errand.fresh(UUID.randomUUID(), "test", UUID.randomUUID(), "kata Siti");
    fixture.jdbi.useTransaction(
        handle -> new ErrandTable(fixture.jdbi, before.box).add(handle, List.of(errand), NOON));
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      // One node has the new key already, the other one will in a moment.
      Future<List<Complaint>> one = nodes.submit(() -> complaining(before, "one", done));
      Future<List<Complaint>> other = nodes.submit(() -> complaining(after, "other", done));
      List<Integer> progress = new ArrayList<>();
      Resealing.Result result = resealing(after).run((table, count) -> progress.add(count));
      assertThat(result.resealed()).isGreaterThanOrEqualTo(1_201);
      assertThat(result.unreadable()).isZero();
      assertThat(progress).hasSizeGreaterThan(2);
      done.set(true);
      all.addAll(one.get());
      all.addAll(other.get());
    } finally {
      nodes.shutdownNow();
    }
    // What the node with the old key wrote meanwhile.
    resealing(after).run((table, count) -> {});
    assertThat(resealing(after).counts()).containsOnlyKeys(resealing(after).current());

    Reporters later = new Reporters(fixture, new SealedBox(NEW));
    PersonDesk desk = desk(later);
    for (Complaint complaint : List.of(all.get(0), all.get(700), all.get(all.size() - 1))) {
      assertThat(desk.show(complaint.ticket(), "budi", "uji").map(Reporter::name))
          .hasValue("Siti Contoh");
    }
    assertThat(desk.search(phone(7), "budi", "uji")).contains(all.get(7).ticket());
    assertThat(
            new ErrandTable(fixture.jdbi, later.box)
                .claim("test", NOON, Duration.ofMinutes(1))
                .map(Errand::what))
        .hasValue("kata Siti");
    assertThat(before.count("select count(*) from complaint_person")).isEqualTo(all.size());
    assertThat(before.verified().holds()).isTrue();
  }

  @Test
  void whoHasOnlyAnAddressInHisChannelIsFoundByItBeforeAndAfterAChangeOfKeys() {
    Reporters before = new Reporters(fixture, new SealedBox(OLD));
    Complaint complaint = before.complain("chat", Reporter.UNKNOWN.at("@SitiContoh"));
    Complaint another = before.complain("another", Reporter.UNKNOWN.at("@BudiContoh"));
    assertThat(desk(before).search("@siticontoh", "budi", "uji"))
        .containsExactly(complaint.ticket());
    Reporters after = new Reporters(fixture, rotating);
    assertThat(resealing(after).run((table, count) -> {}).resealed()).isEqualTo(2);
    assertThat(desk(after).search("@siticontoh", "budi", "uji"))
        .containsExactly(complaint.ticket());
    assertThat(desk(after).show(another.ticket(), "budi", "uji").map(Reporter::address))
        .hasValue("@BudiContoh");
  }

  @Test
  void whatNoKeyOpensIsCountedAndLeftAsItIs() {
    Reporters stranger =
        new Reporters(
            fixture,
            new SealedBox(
                new byte[] {
                  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
                  24, 25, 26, 27, 28, 29, 30, 31, 32
                }));
    Complaint complaint = stranger.complain("foreign", phone(1));
    Reporters after = new Reporters(fixture, rotating);
    assertThat(resealing(after).run((table, count) -> {}).unreadable()).isOne();
    assertThat(resealing(after).counts()).doesNotContainKey(resealing(after).current());
    PersonDesk desk = desk(after);
    assertThatThrownBy(() -> desk.show(complaint.ticket(), "budi", "uji"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBoxThatHoldsSomethingElseHoldsUpNoOthers() {
    Reporters before = new Reporters(fixture, new SealedBox(OLD));
    Complaint broken = before.complain("broken", phone(1));
    byte[] bound = broken.id().toString().getBytes(StandardCharsets.US_ASCII);
    byte[] nothing = before.box.seal("bukan JSON".getBytes(StandardCharsets.US_ASCII), bound);
    fixture.jdbi.useHandle(
        handle -> handle.execute("update complaint_person set sealed = ?", nothing));
    before.complain("sound", phone(2));
    Resealing.Result result = resealing(new Reporters(fixture, rotating)).run((table, count) -> {});
    assertThat(result).isEqualTo(new Resealing.Result(1, 1));
  }

  private static List<Complaint> complaining(Reporters reporters, String who, AtomicBoolean done) {
    List<Complaint> all = new ArrayList<>();
    for (int i = 0; i < 50 || !done.get(); i++) {
      all.add(reporters.complain(who + "-" + i, phone(i)));
    }
    return all;
  }

  private Resealing resealing(Reporters reporters) {
    return new Resealing(
        fixture.jdbi, reporters.box, reporters.format, new PersonKeys(Reporters.KEY));
  }

  private PersonDesk desk(Reporters reporters) {
    return new PersonDesk(
        fixture.jdbi, reporters.format, new PersonKeys(Reporters.KEY), InstantSource.fixed(NOON));
  }

  private static String phone(int i) {
    return "0812" + (1_000_000 + i);
  }
}
