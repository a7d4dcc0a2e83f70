package id.laksa.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.dev.bench.FakeEngine.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeBenchIT {
  private static final int CONNECTIONS = 4;
  @TempDir static Path folder;
  private static FakeEngine engine;

  @BeforeAll
  static void startTheEngine() {
    engine = new FakeEngine(folder);
  }

  @AfterAll
  static void stopTheEngine() {
    engine.close();
  }

  @Test
  void whatIsAcceptedIsDeliveredAndMeasured() throws Exception {
    engine.errs(Fault.NONE);
    Map<String, Double> figures = run(0, true, Duration.ofSeconds(1));
    assertThat(figures)
        .containsOnlyKeys(
            "accepted_per_second",
            "delivered_per_second",
            "receipt_p50",
            "receipt_p95",
            "receipt_p99",
            "receipt_to_queue_p50",
            "receipt_to_queue_p95",
            "receipt_to_queue_p99",
            "errors",
            "missing",
            "duplicates",
            "delivered_per_second_from 0",
            "delivered_per_second_from 1",
            "delivered_per_second_from 2",
            "delivered_per_second_from 3",
            "delivered_per_second_from 4",
            "cpu_per_complaint all",
            "cpu_per_complaint postgresql",
            "wal_per_complaint",
            "fsyncs_per_complaint",
            "commits_per_second",
            "delivered_per_commit",
            "postgres_alone_taken_per_second",
            "delivered_per_taken",
            "postgres_alone_cpu_per_complaint",
            "postgres_alone_wal_per_complaint",
            "postgres_alone_fsyncs_per_complaint");
    assertThat(figures.get("delivered_per_second")).isPositive();
    assertThat(figures.get("receipt_p99")).isGreaterThanOrEqualTo(figures.get("receipt_p50"));
    assertThat(figures.get("commits_per_second")).isPositive();
    assertThat(figures).containsEntry("missing", 0.0).containsEntry("duplicates", 0.0);
    assertThat(slices(figures)).isPositive();
    assertThat(figures.get("postgres_alone_taken_per_second")).isPositive();
    // One transaction each, with a complaint, three events and an order: half a page at least.
    assertThat(figures.get("postgres_alone_wal_per_complaint")).isGreaterThan(1_000);
    assertThat(figures.get("cpu_per_complaint postgresql")).isNotNegative();
    assertThat(scratchTables()).isZero();
    assertThat(schemas()).doesNotContain("laksa_bench");
  }

  @Test
  void anOpenLoopOffersWhatItWasTold() throws Exception {
    engine.errs(Fault.NONE);
    Map<String, Double> figures = run(50, true, Duration.ZERO);
    assertThat(figures).containsEntry("missing", 0.0);
    assertThat(engine.complaints()).isEqualTo(100);
  }

  @Test
  void refusalsAreCountedByTheirStatus() throws Exception {
    engine.errs(Fault.REFUSES_EVERY_THIRD);
    Map<String, Double> figures = run(50, false, Duration.ZERO);
    assertThat(figures.get("errors")).isPositive();
    assertThat(figures).containsKey("errors_by_status 503").containsEntry("missing", 0.0);
  }

  @Test
  void aLostComplaintIsMissing() throws Exception {
    engine.errs(Fault.LOSES_THE_FIFTH);
    assertThat(run(50, false, Duration.ZERO)).containsEntry("missing", 1.0);
  }

  @Test
  void aComplaintThatArrivesTwiceIsADuplicate() throws Exception {
    engine.errs(Fault.SENDS_THE_FIFTH_TWICE);
    assertThat(run(50, false, Duration.ZERO)).containsEntry("duplicates", 1.0);
  }

  private static Map<String, Double> run(int rate, boolean sound, Duration alone) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Duration second = Duration.ofSeconds(1);
    IntakeBench.Options options =
        new IntakeBench.Options(
            CONNECTIONS,
            second,
            second.plus(alone.multipliedBy(3)),
            rate,
            second.multipliedBy(2),
            second,
            alone,
            1);
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(IntakeBench.run(engine.target(), engine.pid(), options, out)).isEqualTo(sound);
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String line : bytes.toString(StandardCharsets.UTF_8).split("\n", -1)) {
      if (!line.isEmpty()) {
        JsonNode figure = new ObjectMapper().readTree(line);
        assertThat(figure.get("bench").asText()).isEqualTo("intake");
        assertThat(figure.get("connections").asInt()).isEqualTo(CONNECTIONS);
        String name =
            Stream.of("figure", "status", "of", "from")
                .map(part -> figure.path(part).asText())
                .collect(Collectors.joining(" "))
                .replaceAll(" +", " ");
        figures.put(name.strip(), figure.get("value").asDouble());
      }
    }
    return figures;
  }

  private static double slices(Map<String, Double> figures) {
    return figures.entrySet().stream()
        .filter(figure -> figure.getKey().startsWith("delivered_per_second_from"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static List<String> schemas() throws Exception {
    List<String> names = new ArrayList<>();
    try (Connection connection = engine.target().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select nspname from pg_namespace")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static int scratchTables() throws Exception {
    try (Connection connection = engine.target().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select count(*) from pg_tables where tablename = 'bench_commit'")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
