package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.SpineCase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the ledger teaches: operators' decisions as examples, and what other rules would do. */
class PastComplaintsIT extends SpineCase {
  private static final String COUNTS =
      "select (select count(*) from complaint) + (select count(*) from complaint_event)";
  private final OperatorBrowser operator = new OperatorBrowser(engine.http());
  @TempDir private Path folder;

  private List<String> rules(String... arguments) {
    StringWriter out = new StringWriter();
    String[] all = new String[arguments.length + 1];
    all[0] = "rules";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int code = new CommandLine(new Laksa()).setOut(new PrintWriter(out)).execute(all);
    assertThat(code).isZero();
    return out.toString().lines().toList();
  }

  private List<String> ofTheLedger(String command) {
    return rules(command, "--data", engine.data().toString(), "--since", "2026-11-23");
  }

  private String assigned(String complaint, String category) {
    String ticket = accepted(complaint).ticket();
    String page = "/live-room/laporan/" + ticket;
    operator.logIn("operator", engine.password("operator"));
    assertThat(
            operator
                .submit(operator.open(page), page + "/teruskan", Map.of("category", category))
                .status())
        .isEqualTo(303);
    return ticket;
  }

  @Test
  void whatAnOperatorAssignsBecomesAMaskedExampleThatCanBeReadAgain() throws IOException {
    assigned(
        "{\"text\": \"Got mampet 17 hari, nama saya Siti Contoh, WA 0812-0000-0017\","
            + " \"reporter\": {\"name\": \"Siti Contoh\"}}",
        "drainase");
    assigned("{\"text\": \"Rahasia ke-17\", \"confidential\": true}", "drainase");
    assigned("{\"text\": \"Anonim ke-17\", \"anonymous\": true}", "drainase");

    List<String> examples = ofTheLedger("examples");

    assertThat(examples)
        .contains(
            "{\"text\":\"Got mampet 17 hari, nama saya ***, WA ***\","
                + "\"opd\":\"DPUPR\",\"category\":\"drainase\"}")
        .noneMatch(line -> line.contains("ke-17") || line.contains("LKS-"));
    Path file = Files.write(folder.resolve("examples.jsonl"), examples);
    JsonNode totals = totals(rules("replay", file.toString()));
    assertThat(totals.path("complaints").asInt()).isEqualTo(examples.size());
    assertThat(totals.path("unfit").asInt()).isZero();
    assertThat(totals.path("unlabelled").asInt()).isZero();
  }

  @Test
  void whatAnOperatorGivesToAnotherDepartmentIsAnExampleAndWhatIsOnlyRecalledIsNone() {
    operator.logIn("operator", engine.password("operator"));
    for (String how : List.of("alihkan", "tarik")) {
      String ticket = accepted(saying("Tumpukan ke-18 " + how + " #jalanrusak")).ticket();
      String page = "/live-room/laporan/" + ticket;
      Map<String, String> filled = Map.of("category", "sampah", "reason", "Salah instansi");
      assertThat(operator.submit(operator.open(page), page + "/" + how, filled).status())
          .isEqualTo(303);
    }

    assertThat(ofTheLedger("examples"))
        .contains(
            "{\"text\":\"Tumpukan ke-18 alihkan #jalanrusak\",\"opd\":\"DLH\","
                + "\"category\":\"sampah\"}")
        .noneMatch(line -> line.contains("ke-18 tarik"));
  }

  @Test
  void aReplaySaysWhatWouldMoveAndChangesNothing() {
    String road = aDamagedRoad();
    String ticket = assigned(saying("Tolong dibantu, tanpa tagar"), "drainase");
    long before = ledger.count(COUNTS);

    List<String> lines = ofTheLedger("replay");

    assertThat(ledger.count(COUNTS)).isEqualTo(before);
    assertThat(lines)
        .contains("operator's: " + ticket + "  drainase, DPUPR  ->  triage")
        .noneMatch(line -> line.contains(road));
    assertThat(lines)
        .anyMatch(line -> line.matches("operator's: \\d+ x drainase, DPUPR  ->  triage"))
        .anyMatch(line -> line.matches("\\d+ of \\d+ would move"));
    JsonNode totals = totals(lines);
    assertThat(totals.path("rulesVersion").asText()).matches("[0-9a-f]{12}");
    assertThat(totals.path("same").asInt()).isPositive();
    assertThat(totals.path("operators").path("moved").asInt()).isPositive();
    assertThat(totals.path("operators").path("ways").findValuesAsText("category"))
        .contains("drainase");
  }

  private static JsonNode totals(List<String> lines) {
    try {
      return JSON.readTree(lines.get(lines.size() - 1));
    } catch (IOException e) {
      throw new AssertionError(lines.toString(), e);
    }
  }
}
