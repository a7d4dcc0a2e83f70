package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples for departments do what they say, where their language is at hand. */
class DepartmentExamplesIT extends SpineCase {
  @ParameterizedTest
  @CsvSource({"python3, orders.py", "node, orders.mjs", "php, orders.php"})
  void anExampleTakesAnOrderAndAcknowledgesIt(String language, String file) throws Exception {
    assumeThat(isThere(language)).isTrue();
    HttpDepartment dindik = new HttpDepartment(citizen, "dindik", engine.password("dindik"));
    dindik.takeAll();
    String ticket = accepted(saying("Atap kelas bocor #sekolah")).ticket();
    String said = run(language, "docs/examples/department/" + file, "once");
    assertThat(said)
        .contains("stored id.laksa.workorder.v1", "201 recorded " + ticket)
        .doesNotContain("not ours");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(dindik.lease(0, 100)).isEmpty();
  }

  private String run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "LAKSA_URL", engine.http(),
                "LAKSA_USER", "dindik",
                "LAKSA_PASSWORD", engine.password("dindik")));
    Process example = builder.start();
    String said = new String(example.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(example.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(example.exitValue()).describedAs(said).isZero();
    return said;
  }

  private static boolean isThere(String language) throws InterruptedException {
    try {
      return new ProcessBuilder(language, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
