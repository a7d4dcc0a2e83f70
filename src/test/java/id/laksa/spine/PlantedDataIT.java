package id.laksa.spine;

import static id.laksa.spine.Planted.APP;
import static id.laksa.spine.Planted.FIELDS;
import static id.laksa.spine.Planted.SAID;
import static id.laksa.spine.Planted.WORDS;
import static id.laksa.spine.Planted.assertNobody;
import static id.laksa.spine.Planted.assertNone;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.laksa.app.Keys;
import id.laksa.audit.AuditVerify;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.SealedBox;
import id.laksa.deadletter.jdbc.DeadLetterTable;
import id.laksa.dev.simulator.Faults.Call;
import id.laksa.errand.jdbc.DeadErrands;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Plants what would tell who somebody is into every field of every door, goes the whole way to
 * resolution and erasure, and looks for it in all that comes out.
 */
class PlantedDataIT extends WhatsAppCase {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final Pattern RECEIPT = Pattern.compile("/lapor/(LKS-[^/]+)/([\\w-]{22})");

  private final Planted planted = new Planted(ledger, engine.data());
  private final PlantedFeeds feeds = new PlantedFeeds(engine, ledger, citizen);

  @Test
  void nothingThatTellsWhoReportedComesOut() throws Exception {
    try (LogKeeper log = LogKeeper.started();
        EventReader events = new EventReader(engine);
        DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      String key = UUID.randomUUID().toString();
      feeds.beginFilesAtOnce();
      Answer app = appComplaint(key);
      List<String> tickets =
          new ArrayList<>(List.of(app.ticket(), web(), whatsapp(), feeds.bulk()));
      tickets.addAll(feeds.spooled());
      tickets.forEach(ticket -> awaitStatus(ticket, "DISPATCHED"));
      everythingThatCanGoWrong(app, dpupr);
      for (String ticket : tickets) {
        assertNone(FIELDS, dpupr.workOrder(ticket).getText());
        assertNone(FIELDS, operatorsPage(ticket));
      }
      resolve(app, dpupr);
      String written = tickets.get(1);
      dpupr.answer(written, "RESOLVED", evidence(dpupr, written, 92));
      awaitStatus(written, "RESOLVED");
      settle();

      for (String ticket : tickets) {
        events.of(ticket, 3);
        assertNobody(citizen.look(ticket).toString());
        assertNobody(text("/lacak/" + ticket));
      }
      events.of(app.ticket(), 8);
      events.seen().forEach(event -> assertNobody(event.value() + event.headers()));
      assertNobody(engine.metrics());
      assertNobody(text("/observe/health/ready"));
      assertNobody(deadLetters());
      List<String> mails = engine.mailTo("zubaidahwati@example.id");
      assertThat(mails).isNotEmpty();
      mails.forEach(mail -> assertNobody(mail.substring(mail.indexOf('\n'))));
      // What must be found there is: the searches do search.
      assertThat(planted.filesWith(SAID)).isNotEmpty();
      assertThat(planted.ledgerWith(SAID)).isNotEmpty();
      // What other systems hand in lies as they wrote it, until it is taken in and its file goes.
      assertThat(planted.filesWith(FIELDS)).allMatch(file -> file.contains("laksa.intake-"));
      assertThat(planted.filesWith(SAID)).noneMatch(file -> file.contains("laksa.spool-"));

      List<Path> photos = photosOf(app.ticket());
      tickets.forEach(this::eraseByOperator);
      assertThat(planted.ledgerWith(SAID)).isEmpty();
      assertThat(planted.ledgerWith(FIELDS)).isEmpty();
      // Of one that can't be read nobody can tell whose it is.
      assertThat(feeds.letters("")).isOne();
      assertThat(feeds.letters(" and reason like 'malformed%'")).isOne();
      assertErased(app, key, photos);
      assertGoneFromBrokerAndKafka();
      tickets.forEach(ticket -> events.of(ticket, 4));
      events.seen().forEach(event -> assertNobody(event.value() + event.headers()));
      assertNobody(String.join("\n", log.lines()));
    }
  }

  @AfterEach
  void takeLettersAway() {
    ledger
        .jdbi()
        .useHandle(
            handle -> handle.execute("delete from errand where starts_with(kind, 'spooled-')"));
  }

  private Answer appComplaint(String key) {
    Answer receipt =
        citizen.postForm(
            COMPLAINTS,
            List.of(Part.complaint(APP), Part.photo(Photographs.ofAStreet(key.hashCode()))),
            Map.of("Idempotency-Key", key));
    assertThat(receipt.status()).describedAs("%s", receipt.body()).isEqualTo(201);
    assertNobody(receipt.body().toString());
    return receipt;
  }

  private String web() {
    Answer sent =
        citizen.postForm(
            "/lapor",
            List.of(
                Part.field("token", token()),
                Part.field("text", WORDS),
                Part.field("hashtag", "#jalanrusak"),
                Part.field("address", "Gang Delima 17"),
                Part.field("name", "Zubaidahwati"),
                Part.field("phone", "0877-9998-877"),
                Part.field("email", "zubaidahwati@example.id"),
                Part.field("anonymous", "1")),
            Map.of());
    Matcher receipt = RECEIPT.matcher(sent.raw().headers().firstValue("Location").orElse(""));
    assertThat(receipt.find()).isTrue();
    return receipt.group(1);
  }

  private String token() {
    Matcher token = TOKEN.matcher(text("/"));
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private String whatsapp() {
    id.laksa.dev.simulator.Citizen writer =
        engine.whatsapp().citizen("628779998878", "Zubaidahwati");
    engine.whatsapp().faults().failNext(Call.SEND, 500, 131000, 1);
    writer.text(WORDS);
    awaitInTime(() -> !writer.inbox().isEmpty());
    writer.photo("no photo".getBytes(UTF_8), "Qomariyatun");
    return ticketIn(newest(writer, 1));
  }

  private void everythingThatCanGoWrong(Answer receipt, DepartmentSystem dpupr) throws Exception {
    String ticket = receipt.ticket();
    String key = UUID.randomUUID().toString();
    accepted(saying("#jalanrusak biasa"));
    for (String bad :
        List.of(
            APP.replace("\"anonymous\": true", "\"Qomariyatun\": 1"),
            APP.replace("true}", "true"),
            APP.replace("-6.17831", "\"Qomariyatun\""),
            APP.replace("+628779998877", "Qomariyatun".repeat(20)))) {
      Answer refused = citizen.complain(bad, key);
      assertThat(refused.status()).isBetween(400, 499);
      assertNone(FIELDS, refused.body().toString());
    }
    citizen.get("/Zubaidahwati/628779998877?q=Qomariyatun", Map.of("Qomariyatun", "1"));
    citizen.get("/api/v1/complaints/Qomariyatun", Map.of("Authorization", "Bearer Zubaidahwati"));
    citizen.answer(ticket, "Qomariyatun", "{\"kind\": \"Zubaidahwati\"}");
    new OperatorBrowser(engine.http()).logIn("Zubaidahwati", "Qomariyatun");
    upload(dpupr.basicAuth(), "Qomariyatun", "Zubaidahwati".getBytes(UTF_8));
    deliver("{Zubaidahwati 628779998878".getBytes(UTF_8));
    deliver("{\"object\": \"Qomariyatun\"}".getBytes(UTF_8), "sha256=Zubaidahwati");
    String marker = UUID.randomUUID().toString();
    dpupr.send("Qomariyatun 628771234509 " + marker, Map.of("Qomariyatun", "628771234509"));
    dpupr.refused(marker);
    String update = UUID.randomUUID().toString();
    dpupr.say("Ibu Qomariyatun", update, ticket, "RESOLVED");
    dpupr.refused(update);
  }

  private void resolve(Answer receipt, DepartmentSystem dpupr) throws Exception {
    String ticket = receipt.ticket();
    String key = receipt.body().path("answerKey").asText();
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitStatus(ticket, "WAITING_FOR_REPORTER");
    String words = JSON.createObjectNode().put("kind", "INFORMATION").put("text", WORDS).toString();
    assertThat(citizen.answer(ticket, key, words).status()).isEqualTo(200);
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 91));
    awaitStatus(ticket, "RESOLVED");
    String thanks = words.replace("INFORMATION", "CONFIRMED");
    assertThat(citizen.answer(ticket, key, thanks).status()).isEqualTo(200);
    awaitStatus(ticket, "CLOSED");
  }

  private void eraseByOperator(String ticket) {
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    String page = "/live-room/laporan/" + ticket;
    operator.submit(
        operator.open(page), page + "/hapus", Map.of("why", "diminta pelapor", "sure", "ya"));
    assertThat(history(ticket)).contains("erased");
    assertThat(text("/lacak/" + ticket)).contains("dihapus atas permintaan");
    assertThat(ledger.count("select count(*) from person_look where ticket = ?", ticket)).isOne();
  }

  private void assertErased(Answer app, String key, List<Path> photos) throws IOException {
    assertThat(photos).isNotEmpty();
    for (Path photo : photos) {
      try {
        // As if it had been put there long ago.
        Files.setLastModifiedTime(photo, FileTime.from(Instant.EPOCH));
      } catch (NoSuchFileException e) {
        // It was, on a slow machine, and is gone.
      }
    }
    awaitInTime(() -> photos.stream().noneMatch(Files::exists));
    Answer again =
        citizen.postForm(
            COMPLAINTS,
            List.of(Part.complaint(APP), Part.photo(Photographs.ofAStreet(key.hashCode()))),
            Map.of("Idempotency-Key", key));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.ticket()).isEqualTo(app.ticket());
    assertThat(history(app.ticket())).contains("resolved", "confirmed", "erased");
    assertThat(citizen.look(app.ticket()).path("category").asText()).isEqualTo("jalan-rusak");
    assertThat(citizen.look(app.ticket()).path("evidence")).hasSize(1);
    var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    byte[] ticketKey = Base64.getDecoder().decode(Keys.load(engine.data()).ticketKey());
    var result = new AuditVerify(ledger.jdbi(), new HashChain(ticketKey, json), json).verify();
    assertThat(result.first()).isNull();
  }

  /** When all that an erasure leaves to do is done. */
  private void assertGoneFromBrokerAndKafka() {
    awaitNone("select count(*) from errand where kind = 'withdraw-orders'", Duration.ofSeconds(5));
    awaitNone("select count(*) from errand where kind = 'clean-journal'", Duration.ofMinutes(10));
    awaitNone(
        "select count(*) from spool_key where closing_at is not null and sealed is not null",
        Duration.ZERO);
    assertThat(ledger.count("select count(*) from spool_key where sealed is null")).isPositive();
    List<String> secrets = Stream.concat(SAID.stream(), FIELDS.stream()).toList();
    await()
        .atMost(1, MINUTES)
        .untilAsserted(
            () ->
                assertThat(planted.filesWith(secrets))
                    .noneMatch(file -> file.startsWith("artemis") || file.startsWith("kafka")));
  }

  private void awaitNone(String count, Duration step) {
    await()
        .atMost(1, MINUTES)
        .until(
            () -> {
              engine.clock().advance(step);
              return ledger.count(count) == 0;
            });
  }

  private String operatorsPage(String ticket) {
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    return operator.open("/live-room/laporan/" + ticket).html();
  }

  private List<Path> photosOf(String ticket) {
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select p.sha256 from photo p join complaint c on c.id = p.complaint_id"
                            + " where c.ticket = :ticket and p.department is null")
                    .bind("ticket", ticket)
                    .mapTo(String.class)
                    .list())
        .stream()
        .map(this::file)
        .toList();
  }

  private Path file(String sha256) {
    return engine
        .data()
        .resolve("photos")
        .resolve(sha256.substring(0, 2))
        .resolve(sha256.substring(2, 4))
        .resolve(sha256 + ".jpg");
  }

  private String deadLetters() {
    return "%s %s"
        .formatted(
            new DeadErrands(ledger.jdbi(), new SealedBox(new byte[32]), engine.clock()).list(),
            new DeadLetterTable(ledger.jdbi(), engine.clock()).list());
  }

  private String text(String path) {
    return new String(citizen.get(path, Map.of()).raw().body(), UTF_8);
  }
}
