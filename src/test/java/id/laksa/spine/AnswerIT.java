package id.laksa.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.calendar.Pause;
import id.laksa.classification.Priority;
import id.laksa.rulebook.RuleBooks;
import id.laksa.sla.Matter;
import id.laksa.sla.Policy;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reporter says to what was done. */
class AnswerIT extends SpineCase {
  /** Damaged roads have working days of the offices. */
  private static final Policy ROADS =
      RuleBooks.theCitysOwn().slaPolicies().of(new Matter("jalan-rusak", Priority.NORMAL, null));

  private static final String CONFIRMED = "{\"kind\": \"CONFIRMED\", \"rating\": 5}";
  private DepartmentSystem dpupr;
  private String ticket;
  private String key;

  @BeforeEach
  void aComplaintAtItsDepartment() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    Answer receipt = accepted(saying("Jalan berlubang #jalanrusak"));
    ticket = receipt.ticket();
    key = receipt.body().path("answerKey").asText();
    dpupr.workOrder(ticket);
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
  }

  @Test
  void onlyTheReporterCanAnswer() throws Exception {
    resolve(31);
    String other = accepted(saying("#jalanrusak")).body().path("answerKey").asText();
    for (String wrong : new String[] {other, "", key + "x", key.substring(1), "é"}) {
      Answer refused = citizen.answer(ticket, wrong, CONFIRMED);
      assertProblem(refused, 401);
      assertThat(refused.raw().headers().firstValue("WWW-Authenticate")).isPresent();
    }
    assertProblem(
        citizen.post(
            COMPLAINTS + "/" + ticket + "/answers",
            CONFIRMED.getBytes(UTF_8),
            Map.of("Content-Type", "application/json")),
        401);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void neitherADepartmentNorAnOperatorCanAnswerForHim() throws Exception {
    resolve(41);
    String operator = engine.password("operator");
    for (Map<String, String> login :
        List.of(
            dpupr.basicAuth(),
            Map.of("Authorization", "Bearer " + engine.password("dpupr")),
            Map.of("Authorization", "Bearer " + operator),
            Map.of(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(("operator:" + operator).getBytes(UTF_8))))) {
      Map<String, String> headers = new TreeMap<>(login);
      headers.put("Content-Type", "application/json");
      String path = COMPLAINTS + "/" + ticket + "/answers";
      assertProblem(citizen.post(path, CONFIRMED.getBytes(UTF_8), headers), 401);
    }
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
    assertThat(citizen.look(ticket).path("confirmed").asBoolean(true)).isFalse();
  }

  @Test
  void heMayRateAfterwardsOnce() throws Exception {
    resolve(42);
    citizen.answer(ticket, key, "{\"kind\": \"CONFIRMED\"}");
    Answer rated = citizen.answer(ticket, key, "{\"kind\": \"RATED\", \"rating\": 2}");
    assertThat(rated.status()).isEqualTo(200);
    assertThat(rated.body().path("confirmed").asBoolean()).isTrue();
    assertProblem(citizen.answer(ticket, key, "{\"kind\": \"RATED\", \"rating\": 5}"), 409);
    assertThat(history(ticket)).endsWith("confirmed", "rated");
  }

  @Test
  void whatHeDoesNotAnswerIsClosedWithoutHisWordAndCanBeReopenedForATime() throws Exception {
    resolve(43);
    String unanswered = accepted(saying("#jalanrusak")).ticket();
    JsonNode shown = citizen.look(ticket);
    engine.clock().advance(Duration.ofDays(4));
    OffsetDateTime by = OffsetDateTime.parse(shown.path("answerBy").asText());
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
    moveTo(by.toInstant());
    JsonNode closed = awaitStatus(ticket, "CLOSED");
    assertThat(closed.path("confirmed").asBoolean(true)).isFalse();
    assertThat(closed.path("statusText").asText()).contains("tanpa konfirmasi");
    assertThat(history(ticket)).endsWith("closed-unconfirmed").doesNotContain("confirmed");
    Answer reopened = citizen.answer(ticket, key, "{\"kind\": \"REOPENED\"}");
    assertThat(reopened.body().path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(citizen.look(unanswered).path("status").asText()).isEqualTo("DISPATCHED");
  }

  @Test
  void onceItsTimeIsOverAClosedOneStaysClosed() throws Exception {
    resolve(44);
    citizen.answer(ticket, key, CONFIRMED);
    moveTo(OffsetDateTime.parse(citizen.look(ticket).path("answerBy").asText()).toInstant());
    engine.clock().advance(Duration.ofSeconds(1));
    Answer late = citizen.answer(ticket, key, "{\"kind\": \"REOPENED\"}");
    assertProblem(late, 409);
    assertThat(late.body().path("detail").asText()).contains("time to be answered is over");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("CLOSED");
  }

  @Test
  void photosOfWhatIsNotDoneReachTheDepartment() throws Exception {
    resolve(45);
    Answer reopened =
        answerForm(
            "{\"kind\": \"REOPENED\", \"text\": \"Lihat\"}", Photographs.ofAStreet(451), null);
    assertThat(reopened.status()).describedAs("%s", reopened.body()).isEqualTo(200);
    JsonNode order = DepartmentSystem.json(dpupr.workOrder(ticket));
    assertThat(order.path("photos")).hasSize(1);
    assertThat(order.path("note").asText())
        .contains("dinyatakan selesai: Sudah kami tangani", "Lihat; 1 foto");
    String url = order.path("photos").path(0).path("url").asText();
    assertThat(citizen.get(url, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void aBadFormChangesNothing() throws Exception {
    resolve(46);
    byte[] street = Photographs.ofAStreet(461);
    assertThat(answerForm("{\"kind\": \"CONFIRMED\"}", street, null).blamed()).contains("photo");
    assertThat(answerForm("{\"kind\": \"REOPENED\"}", "x".getBytes(UTF_8), null).blamed())
        .contains("photo[0]");
    assertThat(answerForm("{\"kind\": \"REOPENED\"}", street, "notes").blamed()).contains("body");
    assertThat(answerForm("[]", street, null).blamed()).contains("body");
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void whatHeReopensASecondTimeComesToAnOperator() throws Exception {
    resolve(47);
    citizen.answer(ticket, key, "{\"kind\": \"REOPENED\"}");
    dpupr.workOrder(ticket);
    resolve(48);
    Answer again =
        citizen.answer(ticket, key, "{\"kind\": \"REOPENED\", \"text\": \"Tetap rusak\"}");
    assertThat(again.body().path("status").asText()).isEqualTo("TRIAGE");
    JsonNode last = again.body().path("history").path(again.body().path("history").size() - 1);
    assertThat(last.path("event").asText()).isEqualTo("triaged");
    assertThat(last.path("text").asText()).contains("lebih dari sekali");
    assertThat(ledger.count("select round from complaint where ticket = ?", ticket)).isEqualTo(3);
  }

  @Test
  void hisConfirmationClosesOnce() throws Exception {
    resolve(32);
    Answer closed = citizen.answer(ticket, key, CONFIRMED);
    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.body().path("status").asText()).isEqualTo("CLOSED");
    assertProblem(citizen.answer(ticket, key, CONFIRMED), 409);
    assertThat(history(ticket)).containsOnlyOnce("confirmed");
  }

  @Test
  void whatHeReopensComesBackToTheDepartmentAsTheSecondRound() throws Exception {
    resolve(33);
    engine.clock().advance(Duration.ofHours(1));
    Answer reopened =
        citizen.answer(ticket, key, "{\"kind\": \"REOPENED\", \"text\": \"Masih berlubang\"}");
    assertThat(reopened.body().path("status").asText()).isEqualTo("DISPATCHED");
    JsonNode order = DepartmentSystem.json(dpupr.workOrder(ticket));
    assertThat(order.path("round").asInt()).isEqualTo(2);
    assertThat(order.path("note").asText()).contains("Masih berlubang");
    assertThat(OffsetDateTime.parse(order.path("acknowledgeBy").asText()).toInstant())
        .isEqualTo(ROADS.acknowledgeBy(engine.clock().instant(), List.of()));
    assertThat(order.path("acknowledgeBy")).isEqualTo(reopened.body().path("acknowledgeBy"));
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 34));
    assertThat(awaitStatus(ticket, "RESOLVED").path("evidence")).hasSize(2);
  }

  @Test
  void thePhotoOfTheFirstRoundIsNoEvidenceForTheSecond() throws Exception {
    resolve(35);
    citizen.answer(ticket, key, "{\"kind\": \"REOPENED\"}");
    String updateId = dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 35));
    assertThat(dpupr.refused(updateId).getStringProperty("laksa_reason"))
        .isEqualTo("evidence-refused");
  }

  @Test
  void hisInformationReachesTheDepartmentAndTheClockGoesOn() throws Exception {
    dpupr.answer(ticket, "NEEDS_INFO");
    JsonNode asked = awaitStatus(ticket, "WAITING_FOR_REPORTER");
    Instant since = engine.clock().instant();
    engine.clock().advance(Duration.ofHours(2));
    Pause pause = new Pause(since, engine.clock().instant());
    Answer told =
        citizen.answer(ticket, key, "{\"kind\": \"INFORMATION\", \"text\": \"Di utara pasar\"}");
    assertThat(told.body().path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(told.body().path("clock").asText()).isEqualTo("running");
    Instant received = OffsetDateTime.parse(asked.path("receivedAt").asText()).toInstant();
    assertThat(OffsetDateTime.parse(told.body().path("resolveBy").asText()).toInstant())
        .isEqualTo(ROADS.resolveBy(received, 1, List.of(pause)));
    JsonNode order = DepartmentSystem.json(dpupr.workOrder(ticket));
    assertThat(order.path("note").asText()).contains("Di utara pasar");
    assertThat(order.path("round").asInt()).isEqualTo(1);
  }

  @Test
  void whatHeWritesIsForTheDepartmentAndNotForThePublic() throws Exception {
    dpupr.answer(ticket, "NEEDS_INFO");
    awaitStatus(ticket, "WAITING_FOR_REPORTER");
    citizen.answer(ticket, key, "{\"kind\": \"INFORMATION\", \"text\": \"Hubungi 0812345\"}");
    assertThat(citizen.look(ticket).toString()).doesNotContain("0812345");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONFIRMED", "REOPENED", "INFORMATION"})
  void whatIsNotPossibleNowIsAConflict(String kind) {
    String json = "{\"kind\": \"%s\", \"text\": \"a\"}".formatted(kind);
    assertProblem(citizen.answer(ticket, key, json), 409);
    assertThat(history(ticket)).containsExactly("received", "classified", "dispatched");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind | {}",
        "kind | {\"kind\": \"CLOSED\"}",
        "kind | {\"kind\": 1}",
        "text | {\"kind\": \"INFORMATION\"}",
        "text | {\"kind\": \"INFORMATION\", \"text\": \" \"}",
        "text | {\"kind\": \"CONFIRMED\", \"text\": \"a\\u0000\"}",
        "rating | {\"kind\": \"RATED\"}",
        "rating | {\"kind\": \"CONFIRMED\", \"rating\": 6}",
        "rating | {\"kind\": \"CONFIRMED\", \"rating\": 0}",
        "rating | {\"kind\": \"CONFIRMED\", \"rating\": 1.5}",
        "rating | {\"kind\": \"CONFIRMED\", \"rating\": \"5\"}",
        "stars | {\"kind\": \"CONFIRMED\", \"stars\": 5}",
        "body | []",
        "body | nonsense",
        "body | "
      })
  void aBadAnswerIsToldWhatIsWrong(String field, String json) {
    Answer refused = citizen.answer(ticket, key, json == null ? "" : json);
    assertProblem(refused, 400);
    assertThat(refused.blamed()).contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void anotherContentTypeIsRefused(String type) {
    Answer refused =
        citizen.post(
            COMPLAINTS + "/" + ticket + "/answers",
            CONFIRMED.getBytes(UTF_8),
            Map.of("Content-Type", type, "Authorization", "Bearer " + key));
    assertProblem(refused, 415);
  }

  @Test
  void anUnknownTicketIsNotFound() {
    assertProblem(citizen.answer("LKS-0000-0000-0000-0000", key, CONFIRMED), 404);
  }

  private Answer answerForm(String json, byte[] photo, @Nullable String more) {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("answer", "application/json", json.getBytes(UTF_8)));
    parts.add(Part.photo(photo));
    if (more != null) {
      parts.add(Part.field(more, "x"));
    }
    return citizen.postForm(
        COMPLAINTS + "/" + ticket + "/answers", parts, Map.of("Authorization", "Bearer " + key));
  }

  private void moveTo(Instant when) {
    engine.clock().advance(Duration.between(engine.clock().instant(), when));
  }

  private void resolve(int seed) throws Exception {
    dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, seed));
    awaitStatus(ticket, "RESOLVED");
  }
}
