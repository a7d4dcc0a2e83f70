package id.laksa.errand.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.SealedBox;
import id.laksa.deadletter.DeadLetter;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.ErrandRunner;
import id.laksa.errand.Ladder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrandTableIT {
  private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final UUID ANI = UUID.randomUUID();
  private static final UUID BUDI = UUID.randomUUID();
  @TempDir static Path folder;
  private static LedgerFixture ledger;
  private final SealedBox box = new SealedBox(new byte[32]);
  private ErrandTable errands;
  private DeadErrands dead;

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  @BeforeEach
  void nothingIsToBeDone() {
    ledger.jdbi.useHandle(handle -> handle.execute("truncate errand"));
    errands = new ErrandTable(ledger.jdbi, box);
    dead = new DeadErrands(ledger.jdbi, box, InstantSource.fixed(NOW));
  }

  @Test
  void whatNobodyKnowsWaitsForAPersonUntilSomebodyDoes() {
    Errand letter = Errand.fresh(UUID.randomUUID(), "spooled-letter", ANI, "from tomorrow");
    Errand known = Errand.fresh(UUID.randomUUID(), "spooled-complaint", ANI, "from today");
    ledger.jdbi.useTransaction(handle -> errands.add(handle, List.of(letter, known), NOW));
    assertThat(errands.buryUnknown("spooled-", List.of("spooled-complaint"), NOW)).isOne();
    DeadLetter waiting = dead.list().get(0);
    assertThat(waiting.source()).isEqualTo("spooled-letter");
    assertThat(waiting.reason()).isEqualTo("unknown kind");
    assertThat(dead.show(waiting.id()).orElseThrow().original()).isEqualTo("from tomorrow");
    assertThat(dead.replay(waiting.id())).isTrue();
    List<String> knownTomorrow = List.of("spooled-complaint", "spooled-letter");
    assertThat(errands.buryUnknown("spooled-", knownTomorrow, NOW)).isZero();
    assertThat(errands.claim("spooled-letter", NOW, LEASE))
        .map(Errand::what)
        .contains("from tomorrow");
  }

  @Test
  void whatNamesSomebodyIsForgottenAndNothingThatMerelyHasThoseLetters() {
    UUID complaint = UUID.randomUUID();
    Errand his = Errand.fresh(UUID.randomUUID(), "kind", ANI, "{\"id\":\"" + complaint + "\"}");
    Errand behind = Errand.fresh(UUID.randomUUID(), "kind", ANI, "{\"text\":\"0\"}");
    Errand quoting =
        Errand.fresh(UUID.randomUUID(), "kind", BUDI, "{\"t\":\"x" + complaint + "\"}");
    Errand unread =
        Errand.fresh(
            UUID.randomUUID(), "whatsapp-inbound", ANI, "{\"from\":\"" + complaint + "\"}");
    ledger.jdbi.useTransaction(
        handle -> errands.add(handle, List.of(his, behind, quoting, unread), NOW));
    errands.again(claim(NOW).orElseThrow(), NOW.plusSeconds(3_600), "why");
    int gone =
        ledger.jdbi.inTransaction(
            handle -> errands.forgetAbout(handle, List.of(complaint.toString()), NOW));
    assertThat(gone).isOne();
    assertThat(List.of(claim(NOW).orElseThrow().id(), claim(NOW).orElseThrow().id()))
        .containsExactlyInAnyOrder(behind.id(), quoting.id());
    assertThat(errands.claim("whatsapp-inbound", NOW, LEASE)).isPresent();
  }

  @Test
  void aLaneIsDoneInOrderAndHoldsUpNoOther() {
    add("a1", ANI);
    add("a2", ANI);
    add("b1", BUDI);
    Errand first = claim(NOW).orElseThrow();
    assertThat(first.what()).isEqualTo("a1");
    assertThat(claim(NOW)).map(Errand::what).contains("b1");
    assertThat(claim(NOW)).isEmpty();
    errands.again(first, NOW.plusSeconds(60), "why");
    assertThat(claim(NOW)).isEmpty();
    Errand again = claim(NOW.plusSeconds(60)).orElseThrow();
    assertThat(again.what()).isEqualTo("a1");
    assertThat(again.attempts()).isEqualTo(2);
    errands.done(again, NOW);
    assertThat(claim(NOW)).map(Errand::what).contains("a2");
  }

  @Test
  void whatIsBuriedHoldsUpNobody() {
    add("a1", ANI);
    add("a2", ANI);
    errands.bury(claim(NOW).orElseThrow(), NOW, "why");
    assertThat(claim(NOW)).map(Errand::what).contains("a2");
  }

  @Test
  void anotherKindIsAnothersBusiness() {
    add("a1", ANI);
    assertThat(errands.claim("other", NOW, LEASE)).isEmpty();
  }

  @Test
  void whoeverDiedOverItLeavesItToTheNext() {
    add("a1", ANI);
    claim(NOW);
    assertThat(claim(NOW.plus(LEASE).minusMillis(1))).isEmpty();
    assertThat(claim(NOW.plus(LEASE))).map(Errand::attempts).contains(2);
  }

  @Test
  void whatWasNotTriedTakesNoStep() {
    add("a1", ANI);
    errands.untried(claim(NOW).orElseThrow(), NOW);
    assertThat(claim(NOW)).map(Errand::attempts).contains(1);
  }

  @Test
  void whatWasAskedToWaitTakesNoStepAndIsCounted() {
    add("a1", ANI);
    errands.held(claim(NOW).orElseThrow(), NOW.plusSeconds(4), "131056");
    assertThat(claim(NOW.plusSeconds(3))).isEmpty();
    Errand again = claim(NOW.plusSeconds(4)).orElseThrow();
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.held()).isEqualTo(1);
  }

  @Test
  void theSameErrandTwiceIsOne() {
    Errand errand = add("a1", ANI);
    ledger.jdbi.useHandle(handle -> errands.add(handle, List.of(errand, errand), NOW));
    errands.done(claim(NOW).orElseThrow(), NOW);
    assertThat(claim(NOW)).isEmpty();
  }

  @Test
  void manyRunnersDoEachOnceAndEachLaneInOrder() {
    Map<UUID, List<Integer>> done = new ConcurrentHashMap<>();
    List<UUID> lanes = IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID()).toList();
    IntStream.range(0, 200).forEach(i -> add(String.valueOf(i), lanes.get(i % 10)));
    Ladder ladder = Ladder.parse("PT5S");
    int tried =
        IntStream.range(0, 8)
            .parallel()
            .map(
                runner ->
                    new ErrandRunner(
                            "kind",
                            errands,
                            errand -> {
                              done.computeIfAbsent(
                                      errand.lane(), lane -> new CopyOnWriteArrayList<>())
                                  .add(Integer.valueOf(errand.what()));
                              return ErrandOutcome.DONE;
                            },
                            ladder,
                            InstantSource.fixed(NOW))
                        .runDue())
            .sum();
    int rest = 200 - tried;
    assertThat(rest).isZero();
    assertThat(done).hasSize(10);
    done.values().forEach(lane -> assertThat(lane).hasSize(20).isSorted());
  }

  @Test
  void whatCanNotBeReadIsBuriedAndBlocksNobody() {
    Errand broken = add("a1", ANI);
    add("a2", ANI);
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "update errand set sealed = decode('00', 'hex') where id = ?", broken.id()));
    assertThat(claim(NOW)).map(Errand::what).contains("a2");
    DeadLetter letter = only();
    assertThat(letter.reason()).isEqualTo("unreadable");
    assertThat(dead.show(letter.id()).orElseThrow().original())
        .isEqualTo("(sealed with another key)");
  }

  @Test
  void aDeadOneIsListedShownAndReplayedFromItsFirstStep() {
    add("a1", ANI);
    errands.bury(claim(NOW).orElseThrow(), NOW, "why");
    DeadLetter letter = only();
    assertThat(letter.source()).isEqualTo("kind");
    assertThat(letter.reason()).isEqualTo("why");
    assertThat(letter.attempts()).isEqualTo(1);
    assertThat(letter.original()).isNull();
    assertThat(dead.show(letter.id()).orElseThrow().original()).isEqualTo("a1");
    assertThat(dead.replay(letter.id())).isTrue();
    assertThat(dead.replay(letter.id())).isFalse();
    assertThat(dead.list()).isEmpty();
    assertThat(claim(NOW)).map(Errand::attempts).contains(1);
  }

  @Test
  void oneThatIsAddedDeadIsTriedByNobody() {
    Errand errand = Errand.fresh(UUID.randomUUID(), "kind", ANI, "a1");
    ledger.jdbi.useTransaction(handle -> errands.addDead(handle, errand, NOW, "why"));
    assertThat(claim(NOW)).isEmpty();
    assertThat(only().reason()).isEqualTo("why");
  }

  @Test
  void nobodyIsNamedInTheTable() {
    add("Siti 62811", ANI);
    String row =
        ledger.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select encode(sealed, 'escape') || e::text from errand e")
                    .mapTo(String.class)
                    .one());
    assertThat(row).doesNotContain("Siti", "62811");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "errand-", "errand-1", "db-1", "errand-' or true --"})
  void anUnknownIdIsNoLetter(String id) {
    assertThat(dead.show(id)).isEmpty();
    assertThat(dead.replay(id)).isFalse();
  }

  private Errand add(String what, UUID lane) {
    Errand errand = Errand.fresh(UUID.randomUUID(), "kind", lane, what);
    ledger.jdbi.useHandle(handle -> errands.add(handle, List.of(errand), NOW));
    return errand;
  }

  private Optional<Errand> claim(Instant now) {
    return errands.claim("kind", now, LEASE);
  }

  private DeadLetter only() {
    assertThat(dead.list()).hasSize(1);
    return dead.list().get(0);
  }
}
