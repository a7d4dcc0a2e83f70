package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples for departments do what they say, where their language is at hand. */
class DepartmentExamplesIT extends SpineCase {
  @ParameterizedTest
  @CsvSource({
    "python3, orders.py",
    "node, orders.mjs",
    "php, orders.php",
    "dotnet, orders.cs",
  })
  void anExampleTakesAnOrderAndAcknowledgesIt(String language, String file) throws Exception {
    assumeThat(isThere(language)).isTrue();
    HttpDepartment dindik = new HttpDepartment(citizen, "dindik", engine.password("dindik"));
    dindik.takeAll();
    String ticket = accepted(saying("Atap kelas bocor #sekolah")).ticket();
    String path = "docs/examples/department/" + file;
    String said =
        language.equals("dotnet")
            ? run("dotnet", "run", path, "once")
            : run(language, path, "once");
    assertThat(said)
        .contains("stored id.laksa.workorder.v1", "201 recorded " + ticket)
        .doesNotContain("not ours");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("ACKNOWLEDGED");
    assertThat(dindik.lease(0, 100)).isEmpty();
  }

  @Test
  void theCamelRoutesTakeAnOrderByAmqpAndAcknowledgeIt(@TempDir Path orders) throws Exception {
    String file = Files.readString(Path.of("docs/examples/department/orders.camel.yaml"));
    Map<String, String> environment =
        Map.of(
            "LAKSA_AMQP", engine.amqp(),
            "LAKSA_USER", "dindik",
            "LAKSA_PASSWORD", engine.password("dindik"),
            "ORDERS", orders.toString());
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      file = file.replace("{{env:" + variable.getKey() + "}}", variable.getValue());
    }
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.fromString("orders.camel.yaml", file));
      camel.start();
      String ticket = accepted(saying("Atap kelas bocor #sekolah")).ticket();
      awaitStatus(ticket, "ACKNOWLEDGED");
      assertThat(isThere(orders, order -> holds(order, ticket))).isTrue();
      try (DepartmentSystem dindik = new DepartmentSystem(engine, "dindik")) {
        dindik.answer("LKS-0000-0000-0000-0000", "ACKNOWLEDGED");
        await().until(() -> isThere(orders, DepartmentExamplesIT::isRefusal));
      }
    }
  }

  private static boolean isThere(Path folder, Predicate<Path> which) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(which);
    }
  }

  private static boolean isRefusal(Path file) {
    return file.getFileName().toString().startsWith("refused-unknown-ticket-");
  }

  private static boolean holds(Path file, String ticket) {
    try {
      return Files.readString(file).contains(ticket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
