package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.Engine;
import id.laksa.app.EngineFile;
import id.laksa.app.Ports;
import id.laksa.app.Settings;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.Citizen.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine of its own, whose tables are changed while it runs. */
class ReloadIT {
  private static final Pattern VERSION =
      Pattern.compile("laksa_rules_version\\{version=\"([0-9a-f]+)\"} 1");
  @TempDir private static Path root;
  private static Engine engine;
  private static Citizen citizen;
  private static LedgerPeek ledger;

  @BeforeAll
  static void startAnEngineOnACopy() throws IOException {
    Path home = root.resolve("home");
    for (String folder : new String[] {"rules", "conf", "routes"}) {
      FileUtils.copyDirectory(Path.of(folder).toFile(), home.resolve(folder).toFile());
    }
    Map<String, String> given =
        Map.of(
            "laksa.http.port", String.valueOf(Ports.free()),
            "laksa.management.port", "0",
            "laksa.amqp.port", String.valueOf(Ports.free()),
            "laksa.kafka.port", String.valueOf(Ports.free()),
            "laksa.postgres.port", String.valueOf(Ports.free()),
            "laksa.rules.poll", "50");
    Settings settings = Settings.load(home.resolve("conf"), Map.of(), given);
    TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
    engine = Engine.start(home, root.resolve("data"), settings, clock);
    citizen = new Citizen(engine.httpUrl());
    ledger = new LedgerPeek(EngineFile.read(root.resolve("data")));
  }

  @AfterAll
  static void stop() {
    if (engine != null) {
      engine.close();
    }
  }

  private static Path table(String name) {
    return root.resolve("home").resolve(name);
  }

  private static void append(String name, String row) throws IOException {
    Files.writeString(table(name), row + "\n", StandardOpenOption.APPEND);
  }

  private static String metrics() {
    byte[] body =
        new Citizen(engine.managementUrl()).get("/observe/metrics", Map.of()).raw().body();
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String versionInForce() {
    Matcher versions = VERSION.matcher(metrics());
    assertThat(versions.find()).isTrue();
    String version = versions.group(1);
    assertThat(versions.find()).as("a second version").isFalse();
    return version;
  }

  private static void awaitInForce(String what) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> citizen.get("/api/v1/categories", Map.of()).body().toString().contains(what));
    await().until(() -> metrics().contains("laksa_rules_refused 0.0"));
  }

  private static String liveRoom() throws IOException {
    OperatorBrowser browser = new OperatorBrowser(engine.httpUrl());
    Properties credentials = new Properties();
    try (var reader = Files.newBufferedReader(root.resolve("data/credentials.properties"))) {
      credentials.load(reader);
    }
    browser.logIn("operator", credentials.getProperty("operator"));
    return browser.open("/live-room/").html();
  }

  private static String versionOf(Answer receipt) {
    return ledger.text(
        "select explanation ->> 'rulesVersion' from complaint where ticket = '"
            + receipt.ticket()
            + "'");
  }

  @Test
  void changedTablesTakeTheirPlaceTogetherAndEachComplaintKeepsItsVersion() throws IOException {
    String first = versionInForce();
    Answer before = citizen.complain("{\"text\": \"Berisik #knalpotbrong\"}");
    assertThat(before.body().path("status").asText()).isEqualTo("TRIAGE");

    append("rules/categories.csv", "knalpot-brong,ketertiban,Knalpot brong,Loud exhausts");
    append("rules/hashtags.csv", "#knalpotbrong,knalpot-brong,DISHUB,NORMAL,public,50");
    append("rules/sla.csv", "knalpot-brong,,,PT4H,P2D,,siaga,75,biasa");
    awaitInForce("#knalpotbrong");

    Answer after = citizen.complain("{\"text\": \"Berisik #knalpotbrong\"}");
    assertThat(after.body().path("category").asText()).isEqualTo("knalpot-brong");
    assertThat(after.body().path("department").path("code").asText()).isEqualTo("DISHUB");
    assertThat(after.body().path("acknowledgeBy").asText()).isEqualTo("2026-11-23T13:00:00+07:00");
    await().until(() -> !metrics().contains(first));
    assertThat(versionOf(before)).isEqualTo(first);
    assertThat(versionOf(after)).isEqualTo(versionInForce());
    assertThat(citizen.look(before.ticket()).path("status").asText()).isEqualTo("TRIAGE");
    String form = new String(citizen.get("/", Map.of()).raw().body(), StandardCharsets.UTF_8);
    assertThat(form).contains("Knalpot brong");
  }

  @Test
  void aHolidayThatIsAddedMovesOpenDeadlinesAndTheHistorySaysSo() throws IOException {
    Answer road = citizen.complain("{\"text\": \"Lubang #jalanrusak\"}");
    assertThat(road.body().path("resolveBy").asText()).startsWith("2026-11-26T");
    append("conf/holidays.csv", "2026-11-24,national,Hari pilkada,Keppres");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> citizen.look(road.ticket()).toString().contains("\"rescheduled\""));
    assertThat(citizen.look(road.ticket()).path("resolveBy").asText()).startsWith("2026-11-27T");
    Answer next = citizen.complain("{\"text\": \"Lubang lain #jalanrusak\"}");
    assertThat(next.body().path("resolveBy").asText()).startsWith("2026-11-27T");
  }

  @Test
  void aBrokenTableLeavesTheOldInForceUntilItIsCorrected() throws IOException {
    String good = Files.readString(table("rules/hashtags.csv"));
    String version = versionInForce();
    append("rules/hashtags.csv", "#truk,macet,DISHUBB,NORMAL,public,50");
    int line = Files.readAllLines(table("rules/hashtags.csv")).size();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> metrics().contains("laksa_rules_refused 1.0"));

    assertThat(versionInForce()).isEqualTo(version);
    Answer road = citizen.complain("{\"text\": \"Lubang #jalanrusak\"}");
    assertThat(versionOf(road)).isEqualTo(version);
    assertThat(liveRoom())
        .contains("Aturan baru ditolak", version, "rules/hashtags.csv:" + line, "DISHUBB");

    Files.writeString(table("rules/hashtags.csv"), good + "#truk,macet,DISHUB,NORMAL,public,50\n");
    awaitInForce("#truk");
    assertThat(liveRoom()).doesNotContain("Aturan baru ditolak");
  }

  @Test
  void aNewDepartmentIsToldToWaitForTheNextStart() throws IOException {
    String good = Files.readString(table("conf/departments.csv"));
    append("conf/departments.csv", "DISBARU,Dinas Baru");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> metrics().contains("laksa_rules_refused 1.0"));
    assertThat(liveRoom()).contains("conf/departments.csv", "DISBARU", "restart every node");
    Files.writeString(table("conf/departments.csv"), good);
    await().until(() -> metrics().contains("laksa_rules_refused 0.0"));
  }
}
