package id.laksa.replay;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evaluation.LabelledFile;
import id.laksa.place.Whereabouts;
import id.laksa.replay.Replay.Tally;
import id.laksa.replay.Replay.Totals;
import id.laksa.rulebook.RuleBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final ReplayOutcome ROAD = new ReplayOutcome("jalan-rusak", "DPUPR");
  private static final ReplayOutcome FLOOD = new ReplayOutcome("banjir", "DPUPR");
  private final List<String> listed = new ArrayList<>();
  private final Replay replay =
      new Replay(RuleBooks.theCitysOwn().classifier(), move -> listed.add(move.toString()));
  @TempDir private Path folder;

  private Totals ofLines(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("past.jsonl"), List.of(lines));
    LabelledFile.each(
        file,
        line -> replay.decide(PastDecision.of(line)),
        number -> listed.add("unfit: " + number));
    return replay.totals();
  }

  private static PastDecision aDamagedRoad(ReplayOutcome then) {
    return new PastDecision("LKS-1", "Lubang #jalanrusak", List.of(), Whereabouts.UNKNOWN, then);
  }

  @Test
  void whatWouldGoWhereItWentStays() {
    replay.decide(aDamagedRoad(ROAD));

    assertThat(replay.totals()).isEqualTo(new Totals(1, 1, 0, 0, List.of()));
    assertThat(listed).isEmpty();
  }

  @Test
  void whatWouldGoElsewhereIsListedAndCounted() {
    replay.decide(aDamagedRoad(FLOOD));
    replay.decide(aDamagedRoad(ReplayOutcome.TRIAGE));
    replay.decide(aDamagedRoad(FLOOD));

    assertThat(replay.totals())
        .isEqualTo(
            new Totals(
                3,
                0,
                3,
                0,
                List.of(new Tally(FLOOD, ROAD, 2), new Tally(ReplayOutcome.TRIAGE, ROAD, 1))));
    assertThat(listed)
        .containsExactly(
            "LKS-1  banjir, DPUPR  ->  jalan-rusak, DPUPR",
            "LKS-1  triage  ->  jalan-rusak, DPUPR",
            "LKS-1  banjir, DPUPR  ->  jalan-rusak, DPUPR");
  }

  @Test
  void whatIsOnlyKnownByItsDepartmentIsComparedByThat() throws IOException {
    Totals totals =
        ofLines(
            "{\"text\": \"#jalanrusak\", \"opd\": \"DPUPR\", \"topic\": \"x\"}",
            "{\"text\": \"#banjir\", \"opd\": \"DPUPR\"}",
            "{\"text\": \"#banjir\", \"opd\": \"DPUPR\", \"category\": \"jalan-rusak\"}",
            "{\"text\": \"gelap\", \"hashtags\": [\"kampungterang\"], \"opd\": \"KECAMATAN\","
                + " \"lat\": -6.1783, \"lon\": 106.6319}",
            "{\"text\": \"#jalanrusak\", \"opd\": null}",
            "{\"text\": \"tanpa tagar\", \"opd\": \"DLH\"}");

    assertThat(totals.complaints()).isEqualTo(6);
    assertThat(totals.same()).isEqualTo(3);
    assertThat(totals.unlabelled()).isEqualTo(1);
    assertThat(listed)
        .containsExactly(
            "line 3  jalan-rusak, DPUPR  ->  banjir, DPUPR", "line 6  DLH  ->  triage");
  }

  @Test
  void linesThatAreNoComplaintsAreNamedAndTheOthersDecided() throws IOException {
    Totals totals =
        ofLines(
            "nonsense",
            "",
            "[]",
            "{\"text\": \" \"}",
            "{\"text\": \"#jalanrusak\", \"opd\": \"DPUPR\"}");

    assertThat(listed).containsExactly("unfit: 1", "unfit: 3", "unfit: 4");
    assertThat(totals.same()).isEqualTo(1);
  }
}
