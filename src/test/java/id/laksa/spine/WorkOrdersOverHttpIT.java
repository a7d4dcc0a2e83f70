package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.docs.Schemas;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.HttpDepartment.Leased;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A department that speaks no AMQP gets the orders of its queue over HTTP. */
class WorkOrdersOverHttpIT extends SpineCase {
  private static final Duration A_LEASE = Duration.ofMinutes(5);
  private final HttpDepartment dindik = over("dindik");
  private DepartmentSystem queue;

  @BeforeEach
  void nothingElseWaits() throws Exception {
    queue = new DepartmentSystem(engine, "dindik");
    // What another test leased, too.
    engine.clock().advance(A_LEASE);
    dindik.takeAll();
  }

  @AfterEach
  void hangUp() throws Exception {
    queue.close();
  }

  @Test
  void anOrderIsLeasedAsItLiesInTheQueueAndTakenOnceAndForAll() throws Exception {
    String ticket = aLeakingRoof();
    Answer answer = dindik.ask("?wait=30&max=100");
    assertThat(Schemas.answerFaults("LeasedWorkOrders", answer.body())).isEmpty();
    Leased leased = only(answer);
    assertThat(leased.ticket()).isEqualTo(ticket);
    assertThat(Schemas.writtenFaults("workorder.v1", leased.order())).isEmpty();
    assertThat(OffsetDateTime.parse(leased.until()).toInstant())
        .isEqualTo(engine.clock().instant().plus(A_LEASE));
    assertThat(queue.queued(ticket)).isZero();
    assertThat(dindik.lease(0, 100)).isEmpty();
    assertThat(dindik.take(leased).status()).isEqualTo(204);
    assertThat(dindik.take(leased).status()).isEqualTo(204);
    engine.clock().advance(A_LEASE);
    assertThat(dindik.take(leased).status()).isEqualTo(204);
    assertThat(dindik.lease(2, 100)).isEmpty();
    assertThat(queue.queued(ticket)).isZero();
  }

  @Test
  void oneThatIsNotTakenInTimeIsOfferedAgainAndTheFirstLeaseIsOver() {
    String ticket = aLeakingRoof();
    Leased first = dindik.leaseOf(ticket);
    engine.clock().advance(A_LEASE);
    assertProblem(dindik.take(first), 409);
    Leased again = dindik.leaseOf(ticket);
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.lease()).isNotEqualTo(first.lease());
    assertProblem(dindik.take(first), 409);
    assertThat(dindik.take(again).status()).isEqualTo(204);
    assertProblem(dindik.take(first), 409);
  }

  @Test
  void aClientThatNeverTakesLosesNothingForTheQueueAndCountsAsNoAttempt() throws Exception {
    String ticket = aLeakingRoof();
    for (int i = 0; i < 12; i++) {
      dindik.leaseOf(ticket);
      engine.clock().advance(A_LEASE);
    }
    TextMessage order = queue.workOrder(ticket);
    assertThat(order.getJMSRedelivered()).isFalse();
    assertThat(order.getJMSType()).isEqualTo("id.laksa.workorder.v1");
    assertThat(order.getJMSPriority()).isEqualTo(4);
    assertThat(order.getStringProperty("laksa_kind")).isEqualTo("new");
    assertThat(order.getStringProperty("laksa_category")).isEqualTo("sekolah");
    assertThat(order.propertyExists("laksa_lease")).isFalse();
    assertThat(Schemas.writtenFaults("workorder.v1", DepartmentSystem.json(order))).isEmpty();
    assertThat(dindik.lease(0, 100)).isEmpty();
  }

  @Test
  void aClientThatNeverTakesGetsOnlySoManyUntilItTakesOne() throws Exception {
    int most = RunningEngine.MOST_LEASED;
    List<String> tickets = IntStream.rangeClosed(0, most).mapToObj(i -> aLeakingRoof()).toList();
    await().until(() -> queue.queued(tickets.get(most)) == 1);
    List<Leased> leased = new ArrayList<>();
    await().until(() -> leased.addAll(dindik.lease(0, 100)) && leased.size() >= most);
    assertThat(leased).hasSize(most);
    assertThat(dindik.lease(0, 100)).isEmpty();
    assertThat(dindik.take(leased.get(7)).status()).isEqualTo(204);
    assertThat(dindik.lease(0, 100)).hasSize(1);
    assertThat(dindik.lease(0, 100)).isEmpty();
  }

  @Test
  void anotherDepartmentsOrderIsNotThere() {
    Leased leased = dindik.leaseOf(aLeakingRoof());
    assertProblem(over("dishub").take(leased), 404);
    assertProblem(dindik.take("00000000-0000-0000-0000-000000000000.3", body(leased)), 404);
    assertProblem(dindik.take("x'%20or%20'1'='1", body(leased)), 404);
    assertProblem(dindik.take(leased.id(), "{\"lease\": \"another\"}"), 409);
    assertThat(dindik.take(leased).status()).isEqualTo(204);
  }

  @Test
  void aLeasedOrderThatIsRevokedIsNobodysAndTheOneThatReplacesItIsOffered() {
    String ticket =
        accepted(
                "{\"text\": \"Saya Rukmanawati, atap bocor #sekolah\", \"anonymous\": false,"
                    + " \"reporter\": {\"name\": \"Rukmanawati\", \"phone\": \"+628112223334\"}}")
            .ticket();
    Leased named = dindik.leaseOf(ticket);
    assertThat(named.order().toString()).contains("Rukmanawati");
    erase(ticket);
    await()
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              return history(ticket).contains("order-withdrawn");
            });
    assertProblem(dindik.take(named), 409);
    Leased without = dindik.leaseOf(ticket);
    assertThat(without.order().toString()).doesNotContain("Rukmanawati", "628112223334");
    assertThat(without.id()).isNotEqualTo(named.id());
    assertThat(dindik.take(without).status()).isEqualTo(204);
  }

  @Test
  void anOrderThatWasTakenBeforeItsReporterWasErasedIsRevoked() {
    String ticket = aLeakingRoof();
    Leased taken = dindik.leaseOf(ticket);
    assertThat(dindik.take(taken).status()).isEqualTo(204);
    erase(ticket);
    List<Leased> more = new ArrayList<>();
    await()
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              more.addAll(dindik.lease(0, 100));
              return more.stream().anyMatch(WorkOrdersOverHttpIT::isRevocation);
            });
    Leased revoked = more.stream().filter(WorkOrdersOverHttpIT::isRevocation).findAny().get();
    assertThat(revoked.id()).isEqualTo(taken.id());
    assertThat(revoked.ticket()).isEqualTo(ticket);
    assertThat(revoked.order().path("reason").asText()).isEqualTo("erased");
    assertThat(Schemas.writtenFaults("workorder-revoked.v1", revoked.order())).isEmpty();
    more.forEach(one -> assertThat(dindik.take(one).status()).isEqualTo(204));
  }

  @ParameterizedTest
  @CsvSource({
    "?wait=10000, wait",
    "?wait=61, wait",
    "?wait=-1, wait",
    "?wait=x&max=1, wait",
    "?wait=1.5, wait",
    "?max=0, max",
    "?max=101, max",
    "?max=99999999999999999999, max"
  })
  void aQuestionThatCanNotBeMeantIsRefused(String query, String blamed) {
    Answer refused = dindik.ask(query);
    assertProblem(refused, 400);
    assertThat(refused.blamed()).containsExactly(blamed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{}", "{\"lease\": 5}", "{\"lease\": \"a\", \"b\": 1}"})
  void aWordThatNamesNoLeaseIsRefused(String body) {
    assertProblem(dindik.take("00000000-0000-0000-0000-000000000000.3", body), 400);
  }

  @Test
  void nobodyGetsOrdersWithoutADepartmentsLogin() {
    for (String user : List.of("operator", "dishub")) {
      HttpDepartment stranger = new HttpDepartment(citizen, user, engine.password("dindik"));
      assertProblem(stranger.ask("?wait=30"), 401);
      assertProblem(stranger.take("x", "{\"lease\": \"a\"}"), 401);
    }
    assertProblem(citizen.get("/opd/v1/work-orders", Map.of()), 401);
  }

  @Test
  void whoDoesNotLookAtTheAnswerIsGivenNothing() {
    String ticket = aLeakingRoof();
    String answer =
        new RawHttp(engine.http())
            .send(
                "HEAD /opd/v1/work-orders?wait=20 HTTP/1.1\nConnection: close\nAuthorization: "
                    + dindik.login());
    assertThat(answer).startsWith("HTTP/1.1 405 ");
    assertThat(dindik.take(dindik.leaseOf(ticket)).status()).isEqualTo(204);
  }

  @Test
  void whatComesIsOfferedToWhoWaits() {
    CompletableFuture<List<Leased>> waiting =
        CompletableFuture.supplyAsync(() -> dindik.lease(60, 1));
    String ticket = aLeakingRoof();
    assertThat(waiting.orTimeout(30, TimeUnit.SECONDS).join())
        .extracting(Leased::ticket)
        .containsExactly(ticket);
  }

  @Test
  void whoWaitsKeepsNobodyOut() {
    List<CompletableFuture<Answer>> waiting =
        IntStream.range(0, 5)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> over("dinsos").ask("?wait=3")))
            .toList();
    await().until(() -> over("dinsos").ask("?wait=3").status() == 503);
    String ticket = aLeakingRoof();
    assertThat(dindik.take(dindik.leaseOf(ticket)).status()).isEqualTo(204);
    waiting.forEach(one -> assertThat(one.join().status()).isIn(200, 503));
  }

  @Test
  void whoHungUpWhileHeWaitedGetsNothing() throws Exception {
    HttpClient impatient = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(engine.http() + "/opd/v1/work-orders?wait=60&max=100"))
            .timeout(Duration.ofSeconds(1))
            .header("Authorization", queue.basicAuth().get("Authorization"))
            .build();
    assertThat(impatient.sendAsync(request, BodyHandlers.ofString()))
        .failsWithin(Duration.ofSeconds(20));
    String ticket = aLeakingRoof();
    assertThat(dindik.take(dindik.leaseOf(ticket)).status()).isEqualTo(204);
  }

  @Test
  void queueAndHttpAtOnceServeEachOrderOnce() throws Exception {
    List<String> tickets = new ArrayList<>();
    ConcurrentLinkedQueue<String> served = new ConcurrentLinkedQueue<>();
    AtomicBoolean done = new AtomicBoolean();
    List<CompletableFuture<Void>> readers =
        List.of(
            CompletableFuture.runAsync(() -> readOverHttp(served, done)),
            CompletableFuture.runAsync(() -> readOverHttp(served, done)),
            CompletableFuture.runAsync(() -> readFromTheQueue(served, done)));
    for (int i = 0; i < 40; i++) {
      tickets.add(aLeakingRoof());
    }
    await().untilAsserted(() -> assertThat(served).containsAll(tickets));
    done.set(true);
    readers.forEach(CompletableFuture::join);
    engine.clock().advance(A_LEASE);
    assertThat(dindik.lease(2, 100)).isEmpty();
    assertThat(served).containsExactlyInAnyOrderElementsOf(tickets);
  }

  private void readOverHttp(ConcurrentLinkedQueue<String> served, AtomicBoolean done) {
    while (!done.get()) {
      for (Leased one : dindik.lease(1, 3)) {
        assertThat(dindik.take(one).status()).isEqualTo(204);
        served.add(one.ticket());
      }
    }
  }

  private void readFromTheQueue(ConcurrentLinkedQueue<String> served, AtomicBoolean done) {
    try (DepartmentSystem system = new DepartmentSystem(engine, "dindik");
        Session session = system.session();
        MessageConsumer orders = session.createConsumer(session.createQueue("opd.dindik"))) {
      while (!done.get()) {
        TextMessage order = (TextMessage) orders.receive(200);
        if (order != null) {
          order.acknowledge();
          served.add(order.getStringProperty("laksa_ticket"));
        }
      }
    } catch (jakarta.jms.JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private void erase(String ticket) {
    OperatorBrowser operator = new OperatorBrowser(engine.http());
    operator.logIn("operator", engine.password("operator"));
    String page = "/live-room/laporan/" + ticket;
    operator.submit(
        operator.open(page), page + "/hapus", Map.of("why", "diminta pelapor", "sure", "ya"));
  }

  private String aLeakingRoof() {
    return accepted(saying("Atap kelas bocor #sekolah")).ticket();
  }

  private HttpDepartment over(String user) {
    return new HttpDepartment(citizen, user, engine.password(user));
  }

  private static Leased only(Answer answer) {
    var one = answer.body().path("workOrders").path(0);
    assertThat(answer.body().path("workOrders")).hasSize(1);
    return new Leased(one.path("lease").asText(), one.path("until").asText(), one.path("order"));
  }

  private static String body(Leased leased) {
    return JSON.createObjectNode().put("lease", leased.lease()).toString();
  }

  private static boolean isRevocation(Leased leased) {
    return leased.order().path("type").asText().equals("id.laksa.workorder-revoked.v1");
  }
}
