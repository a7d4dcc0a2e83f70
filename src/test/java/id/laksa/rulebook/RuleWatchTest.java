package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.spine.LogKeeper;
import id.laksa.spine.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleWatchTest {
  private static final String HASHTAGS = "rules/hashtags.csv";
  private static final String A_NEW_ROW = "#jalanbolong,jalan-rusak,DPUPR,NORMAL,public,70";
  private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
  private static final RuleBook FIRST = RuleBooks.theCitysOwn();
  private final TestClock clock = new TestClock(START);
  private final RulesInForce rules = new RulesInForce(FIRST, START);
  @TempDir private Path root;
  private Folders folders;
  private RuleWatch watch;

  @BeforeEach
  void watchACopy() {
    folders = new Folders(root);
    watch = watching((inForce, candidate) -> List.of());
    watch.look();
    clock.advance(Duration.ofMinutes(1));
  }

  private RuleWatch watching(RuleWatch.Objections objections) {
    return new RuleWatch(
        folders.rules(), folders.conf(), RuleBook.USUAL_THRESHOLD, rules, objections, clock);
  }

  private long columns(String file) {
    return folders
        .text(file)
        .lines()
        .filter(line -> !line.startsWith("# "))
        .findFirst()
        .map(header -> header.split(",", -1).length)
        .orElseThrow();
  }

  private boolean knowsTheNewHashtag() {
    return !rules.get().classifier().classify("#jalanbolong", List.of(), null).needsTriage();
  }

  @Test
  void theSameFilesChangeNothing() {
    watch.look();
    watch.look();

    assertThat(rules.state()).isEqualTo(new RulesInForce.State(FIRST, START, null));
  }

  @Test
  void aChangeComesIntoForceWhenItIsThereAtTwoLooks() {
    folders.append(HASHTAGS, A_NEW_ROW);
    watch.look();
    assertThat(rules.get()).isSameAs(FIRST);

    watch.look();

    assertThat(knowsTheNewHashtag()).isTrue();
    assertThat(rules.state().since()).isEqualTo(clock.instant());
    assertThat(rules.get().version())
        .isEqualTo(RuleBooks.sound(folders.load()).version())
        .isNotEqualTo(FIRST.version());
  }

  @Test
  void whatIsStillBeingWrittenWaits() {
    folders.append("rules/categories.csv", "lubang,infrastruktur,Lubang,Hole");
    watch.look();
    folders.append(HASHTAGS, "#lubang,lubang,DPUPR,NORMAL,public,70");
    watch.look();
    folders.append("rules/sla.csv", "lubang,,,P1D,P3D,,kantor,75,biasa");
    watch.look();
    assertThat(rules.state()).isEqualTo(new RulesInForce.State(FIRST, START, null));

    watch.look();

    assertThat(rules.get().categories().byId("lubang")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "words",
        "spelling",
        "affixes",
        "particles",
        "alarms",
        "place-names",
        "place-words",
        "roads"
      })
  void aBrokenRowOfAnyTableLeavesTheOldInForce(String table) {
    String file = "rules/" + table + ".csv";
    folders.append(file, "rusak");
    watch.look();
    watch.look();

    assertThat(rules.get()).isSameAs(FIRST);
    assertThat(rules.state().refusal().faults())
        .extracting(Fault::toString)
        .containsExactly(
            "%s:%d: has 1 columns where %d are needed"
                .formatted(
                    folders.rules().resolve(table + ".csv"), folders.lines(file), columns(file)));
  }

  @Test
  void aBrokenTableLeavesTheOldInForceAndSaysSoOnce() {
    try (LogKeeper log = LogKeeper.started()) {
      folders.append(HASHTAGS, "#jalanbolong,jalan-rusak,DPU,NORMAL,public,70");
      watch.look();
      watch.look();
      watch.look();

      assertThat(rules.get()).isSameAs(FIRST);
      assertThat(rules.state().since()).isEqualTo(START);
      assertThat(rules.state().refusal().faults())
          .extracting(Fault::place)
          .containsExactly(HASHTAGS + ":" + folders.lines(HASHTAGS));
      assertThat(log.lines())
          .filteredOn(line -> line.contains("are refused") && line.contains("department DPU "))
          .hasSize(1);
    }
  }

  @Test
  void aCorrectedTableComesIntoForceAndTheRefusalIsForgotten() {
    folders.append(HASHTAGS, "#jalanbolong,jalan-rusak,DPU,NORMAL,public,70");
    watch.look();
    watch.look();
    folders.replace(HASHTAGS, "#jalanbolong,jalan-rusak,DPU,", "#jalanbolong,jalan-rusak,DPUPR,");
    watch.look();
    watch.look();

    assertThat(knowsTheNewHashtag()).isTrue();
    assertThat(rules.state().refusal()).isNull();
  }

  @Test
  void aTableThatIsPutBackAsItWasIsNoLongerRefused() {
    String before = folders.text(HASHTAGS);
    folders.append(HASHTAGS, "nonsense");
    watch.look();
    watch.look();
    assertThat(rules.state().refusal()).isNotNull();

    folders.write(HASHTAGS, before);
    watch.look();

    assertThat(rules.state()).isEqualTo(new RulesInForce.State(FIRST, START, null));
  }

  @Test
  void aFolderThatIsGoneLeavesTheOldInForce() {
    folders.delete(HASHTAGS);
    watch.look();
    watch.look();

    assertThat(rules.get()).isSameAs(FIRST);
    assertThat(rules.state().refusal().faults())
        .extracting(Fault::sentence)
        .containsExactly("can't be read; is it there?");
  }

  @Test
  void whatTheEngineObjectsToIsRefusedLikeAFault() {
    Fault fault = new Fault("conf/departments.csv", 0, "no queue");
    watch = watching((inForce, candidate) -> List.of(fault));
    folders.append(HASHTAGS, A_NEW_ROW);
    watch.look();
    watch.look();

    assertThat(rules.get()).isSameAs(FIRST);
    assertThat(rules.state().refusal().faults()).containsExactly(fault);
  }

  @Test
  void whileTheEngineCannotSayWhatItObjectsToTheChangeWaits() {
    RuntimeException away = new IllegalStateException("the ledger is away");
    List<Boolean> isAway = new java.util.ArrayList<>(List.of(true));
    watch =
        watching(
            (inForce, candidate) -> {
              if (isAway.get(0)) {
                throw away;
              }
              return List.of();
            });
    folders.append(HASHTAGS, A_NEW_ROW);
    watch.look();
    assertThatThrownBy(watch::look).isSameAs(away);
    assertThat(rules.state()).isEqualTo(new RulesInForce.State(FIRST, START, null));

    isAway.set(0, false);
    watch.look();

    assertThat(knowsTheNewHashtag()).isTrue();
  }
}
