package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.Reporter;
import id.laksa.docs.Schemas;
import id.laksa.liveroom.OperatorBrowser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel that only conf/channels.csv knows, and a file of the city's that tells in it. */
class DeclaredChannelIT extends SpineCase {
  private static final String CHAT = "chat-4711";
  @TempDir Path chat;
  private final CityFiles files = new CityFiles(engine);
  private DepartmentSystem dpupr;

  @BeforeEach
  void aDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
  }

  @AfterEach
  void takeAway() throws Exception {
    dpupr.close();
    files.close();
    await()
        .until(
            () ->
                ledger.count("select count(*) from outbox where destination = 'notifications'")
                    == 0);
    ledger.jdbi().useHandle(handle -> handle.execute("delete from not_told"));
    ledger
        .jdbi()
        .useHandle(handle -> handle.execute("delete from errand where kind = 'tell-telegram'"));
  }

  @Test
  void whoComplainsThereIsToldOfTheOutcomeWithItsPhotoAndIsSeenEverywhere() throws Exception {
    files.run("tell-telegram", writing());
    String ticket = complained();
    dpupr.workOrder(ticket);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 1));
    String told = await().until(() -> said(ticket, "resolved"), text -> !text.isEmpty());
    assertThat(told).contains(CHAT, "selesai dikerjakan oleh", "/lacak/" + ticket);
    JsonNode photo =
        JSON.readTree(told.substring(told.indexOf('[')).lines().findFirst().orElse(""));
    byte[] shown =
        citizen
            .get(URI.create(photo.path(0).path("url").asText()).getPath(), Map.of())
            .raw()
            .body();
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(shown)))
        .isEqualTo(photo.path(0).path("sha256").asText());
    assertThat(said(ticket, "dispatched")).isEmpty();

    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    await()
        .untilAsserted(
            () ->
                assertThat(operator.open("/live-room/laporan/" + ticket).html())
                    .contains("lalu), Telegram", "Telegram: terkirim")
                    .doesNotContain(CHAT));
    assertThat(operator.open("/live-room/").html()).contains(">Telegram<");
    OperatorBrowser.Page found =
        operator.submit(
            operator.open("/live-room/cari"),
            "/live-room/cari",
            Map.of("contact", " Chat-4711 ", "why", "diminta"));
    assertThat(found.html()).contains(ticket).doesNotContain("4711");
    OperatorBrowser.Page reporter =
        operator.submit(
            operator.open("/live-room/laporan/" + ticket),
            "/live-room/laporan/" + ticket + "/pelapor",
            Map.of("why", "perlu dihubungi"));
    assertThat(reporter.html()).contains("Alamat di kanalnya", CHAT);
    await()
        .until(
            () ->
                engine.metrics().contains("channel=\"TELEGRAM\"")
                    && engine.metrics().contains("way=\"tell-telegram\""));
    try (EventReader events = new EventReader(engine)) {
      JsonNode received = JSON.readTree(events.of(ticket, 1).get(0).value());
      assertThat(received.path("channel").asText()).isEqualTo("TELEGRAM");
      assertThat(Schemas.writtenFaults("event.v1", received)).isEmpty();
    }
    assertThat(citizen.look(ticket).toString()).doesNotContain(CHAT);
  }

  @Test
  void whatNoRouteTellsYetIsToldWhenOneIsThere() throws Exception {
    String ticket = complained();
    dpupr.answer(ticket, "ACKNOWLEDGED");
    await()
        .until(
            () ->
                ledger.count(
                        "select count(*) from errand where kind = 'tell-telegram'"
                            + " and reason = 'NoSuchCityRoute' and dead_at is null")
                    == 1);
    files.run("tell-telegram", writing());
    engine.clock().advance(Duration.ofSeconds(30));
    await().until(() -> said(ticket, "acknowledged").contains("telah menerima laporan"));
    await()
        .until(() -> ledger.count("select count(*) from errand where kind = 'tell-telegram'") == 0);
  }

  @Test
  void whatItsRouteCannotTellGoesByMailOrIsAskedOfAnOperator() throws Exception {
    files.run(
        "tell-telegram",
        """
        - route:
            id: tell-in-telegram
            description: The bot was thrown out.
            from:
              uri: direct:tell-telegram
              steps:
                - throwException: {exceptionType: java.io.IOException, message: no bot}
        """);
    String mailed =
        ByTelegram.complained(engine, new Reporter(null, null, "chat4712@example.id", CHAT));
    String asked = complained();
    dpupr.answer(mailed, "ACKNOWLEDGED");
    dpupr.answer(asked, "ACKNOWLEDGED");
    atTheLaddersEnd(2);
    await().until(() -> !engine.mailTo("chat4712@example.id").isEmpty());
    assertThat(engine.mailTo("chat4712@example.id")).singleElement().asString().contains(mailed);
    await().until(() -> history(asked).contains("news-missed"));
    assertThat(history(mailed)).doesNotContain("news-missed");
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    assertThat(operator.open("/live-room/belum-disampaikan").html())
        .contains(asked, "tell-telegram CityRouteFailed")
        .doesNotContain(mailed);
  }

  private String complained() {
    return ByTelegram.complained(engine, Reporter.UNKNOWN.at(CHAT));
  }

  /** As if all but the last of the ladder's steps were behind the errands that failed once. */
  private void atTheLaddersEnd(int errands) {
    await()
        .until(
            () ->
                ledger.count(
                        "select count(*) from errand where kind = 'tell-telegram'"
                            + " and reason = 'CityRouteFailed' and attempts = 1")
                    == errands);
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("update errand set attempts = 10 where kind = 'tell-telegram'"));
    engine.clock().advance(Duration.ofSeconds(30));
  }

  private String said(String ticket, String event) throws IOException {
    Path file = chat.resolve(ticket + "-" + event + ".txt");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private String writing() {
    return """
        - route:
            id: tell-in-telegram
            description: Writes what a bot would say.
            from:
              uri: direct:tell-telegram
              steps:
                - setVariable: {name: text, simple: "${body}"}
                - setBody: {header: laksaPhotos}
                - marshal: {json: {library: Jackson}}
                - setBody: {simple: "${header.laksaTo} ${variable.text}\\n${body}\\n"}
                - to:
                    uri: file:%s
                    parameters:
                      fileName: "${header.laksaTicket}-${header.laksaEvent}.txt"
                      tempPrefix: ".writing-"
        """
        .formatted(chat);
  }
}
