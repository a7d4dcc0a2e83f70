package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.laksa.spine.Citizen.Answer;
import jakarta.jms.MessageConsumer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What those who run it look at. */
class OperationIT extends SpineCase {

  @Test
  void itSaysThatItLivesAndIsReady() {
    Answer live = citizen.get("/observe/health/live", Map.of());
    assertThat(live.status()).isEqualTo(200);
    assertThat(live.body().path("status").asText()).isEqualTo("live");
    Answer ready =
        await().until(() -> citizen.get("/observe/health/ready", Map.of()), a -> a.status() == 200);
    assertThat(ready.body().path("status").asText()).isEqualTo("ready");
    for (String store : List.of("postgresql", "kafka", "artemis")) {
      assertThat(ready.body().path("stores").path(store).asText()).isEqualTo("up");
    }
  }

  private static final String DISPATCHED =
      "laksa_complaints{category=\"jalan-rusak\",channel=\"APP\",status=\"DISPATCHED\"}";
  private static final String TRIAGE =
      "laksa_complaints{category=\"\",channel=\"APP\",status=\"TRIAGE\"}";
  private static final String WAITING =
      "laksa_queue_depth{department=\"DPUPR\",queue=\"opd.dpupr\"}";
  private static final String OLDEST =
      "laksa_queue_oldest_age_seconds{department=\"DPUPR\",queue=\"opd.dpupr\"}";
  private static final String CONSUMERS =
      "laksa_queue_consumers{department=\"DPUPR\",queue=\"opd.dpupr.refused\"}";

  @Test
  void theFiguresCountWhatIsThere() {
    Map<String, Double> before = figures();
    aDamagedRoad();
    accepted(saying("Tanpa tagar"));
    Map<String, Double> after =
        await()
            .until(
                this::figures,
                now ->
                    grew(before, now, DISPATCHED) == 1
                        && grew(before, now, TRIAGE) == 1
                        && grew(before, now, WAITING) == 1
                        && grew(before, now, "laksa_timers_armed") == 2
                        && now.get("laksa_outbox_size{destination=\"events\"}") == 0
                        && now.get("laksa_outbox_size{destination=\"work-orders\"}") == 0);
    assertThat(after)
        .containsEntry("laksa_outbox_age_seconds{destination=\"events\"}", 0.0)
        .containsEntry("laksa_timers_lag_seconds", 0.0)
        .containsEntry("laksa_dead_letters{source=\"DLQ.opd.kesbangpol\"}", 0.0)
        .containsEntry("laksa_store_up{store=\"kafka\"}", 1.0);
    assertThat(after.get(OLDEST)).isPositive();
  }

  @Test
  void theFiguresTellWhetherADepartmentsSystemIsThere() throws Exception {
    double before = await().until(this::figures, now -> now.containsKey(CONSUMERS)).get(CONSUMERS);
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr");
        MessageConsumer here =
            dpupr.session().createConsumer(dpupr.session().createQueue("opd.dpupr.refused"))) {
      assertThat(here).isNotNull();
      await().until(this::figures, now -> now.get(CONSUMERS) == before + 1);
    }
    await().until(this::figures, now -> now.get(CONSUMERS) == before);
  }

  @Test
  void everyFigureSaysWhatItIs() {
    List<String> lines = metrics().lines().toList();
    assertThat(lines.stream().filter(line -> line.startsWith("# TYPE laksa_")))
        .isNotEmpty()
        .allSatisfy(type -> assertThat(lines).anyMatch(explains(type.split(" ", -1)[2])));
  }

  private static Predicate<String> explains(String figure) {
    return line ->
        line.startsWith("# HELP " + figure + " ") && !line.strip().equals("# HELP " + figure);
  }

  private static double grew(Map<String, Double> before, Map<String, Double> now, String figure) {
    return now.getOrDefault(figure, 0.0) - before.getOrDefault(figure, 0.0);
  }

  private Map<String, Double> figures() {
    return metrics()
        .lines()
        .filter(line -> line.startsWith("laksa_"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }

  @Test
  void theFiguresAreShownOnTheManagementPortAlone() {
    assertThat(citizen.get("/observe/metrics", Map.of()).status()).isEqualTo(404);
    assertThat(engine.metrics()).contains("laksa_store_up");
    assertThat(engine.file().get("management.url")).isEqualTo(engine.managementUrl());
  }

  @Test
  void theManagementPortTellsOfHealthAndOfNothingElse() {
    Citizen management = engine.management();
    assertThat(management.get("/observe/health/live", Map.of()).status()).isEqualTo(200);
    assertThat(management.get("/observe/health/ready", Map.of()).body().path("stores"))
        .isNotEmpty();
    assertProblem(management.get("/", Map.of()), 404);
    assertProblem(management.get("/live-room/", Map.of()), 404);
    RawHttp raw = new RawHttp(engine.managementUrl());
    assertThat(raw.send("POST /observe/metrics HTTP/1.1\nConnection: close\nContent-Length: 0"))
        .startsWith("HTTP/1.1 405 ")
        .contains("allow: GET, HEAD");
    assertThat(raw.send("GET /observe/%ZZ HTTP/1.1\nConnection: close"))
        .startsWith("HTTP/1.1 404 ");
    assertThat(raw.send("nonsense")).contains(" 400 ");
  }

  @Test
  void camelsOwnChecksAndFiguresStandBesideOurs() {
    Answer ready = engine.management().get("/observe/health/ready", Map.of());
    assertThat(ready.body().path("camel").path("status").asText()).isIn("up", "down");
    assertThat(text(engine.management().get("/observe/metrics", Map.of())))
        .contains("routeId=\"check-stores\"")
        .doesNotContain("routeId=\"submit\"");
  }

  @Test
  void theManagementPortShowsTheRoutesAsTheyRun() {
    String routes = text(engine.management().get("/observe/routes", Map.of()));
    assertThat(routes).contains("track-complaint  <- GET /lacak/{ticket}\n");
    assertThat(engine.camel().getRoutes())
        .allSatisfy(route -> assertThat(routes).contains("\n  " + route.getRouteId() + "  <- "));
    Answer picture = engine.management().get("/observe/routes.svg", Map.of());
    assertThat(picture.raw().headers().firstValue("Content-Type")).hasValue("image/svg+xml");
    assertThat(text(picture)).startsWith("<svg ").endsWith("</svg>\n");
  }

  @Test
  void theApisDescriptionIsServedAsItIs() throws Exception {
    Answer served = citizen.get("/api/openapi.yaml", Map.of());
    assertThat(served.status()).isEqualTo(200);
    assertThat(served.raw().headers().firstValue("Content-Type").orElse("")).contains("yaml");
    assertThat(served.raw().body()).isEqualTo(Files.readAllBytes(Path.of("docs/api/openapi.yaml")));
  }

  @Test
  void everyOperationOfTheDescriptionIsThere() throws Exception {
    JsonNode paths =
        new YAMLMapper().readTree(Path.of("docs/api/openapi.yaml").toFile()).path("paths");
    List<String> missing = new ArrayList<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!isThere(method, path.getKey(), path.getValue())) {
                            missing.add(method + " " + path.getKey());
                          }
                        }));
    assertThat(paths).isNotEmpty();
    assertThat(missing).isEmpty();
  }

  @Test
  void theCategoriesAreATreeWithHashtags() {
    JsonNode groups = citizen.get("/api/v1/categories", Map.of()).body().path("groups");
    assertThat(groups).isNotEmpty();
    JsonNode road = null;
    for (JsonNode group : groups) {
      assertThat(group.path("id").asText()).isNotBlank();
      assertThat(group.path("categories")).isNotEmpty();
      for (JsonNode category : group.path("categories")) {
        assertThat(category.path("hashtags")).isNotEmpty();
        road = category.path("id").asText().equals("jalan-rusak") ? category : road;
      }
    }
    assertThat(road).isNotNull();
    assertThat(road.path("name").asText()).isEqualTo("Jalan rusak");
    assertThat(road.path("department").asText()).isEqualTo("DPUPR");
    assertThat(road.path("hashtags").toString()).contains("\"#jalanrusak\"");
  }

  private boolean isThere(String method, String path, JsonNode operations) {
    boolean ofManagement = operations.path(method).has("servers");
    String answer =
        new RawHttp(ofManagement ? engine.managementUrl() : engine.http())
            .send(
                "%s %s HTTP/1.1\nConnection: close\nContent-Length: 0"
                    .formatted(method.toUpperCase(Locale.ROOT), path.replaceAll("\\{\\w+}", "x")));
    return !answer.contains("There is nothing at this address")
        && !answer.startsWith("HTTP/1.1 405 ")
        && !answer.startsWith("HTTP/1.1 5");
  }

  private String metrics() {
    return engine.metrics();
  }

  private static String text(Answer answer) {
    return new String(answer.raw().body(), StandardCharsets.UTF_8);
  }
}
