package id.laksa.dev.bench;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.audit.LedgerFixture;
import id.laksa.dev.stores.EmbeddedArtemis;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import jakarta.jms.JMSContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Gives receipts and work orders without being an engine, and errs at will. */
final class FakeEngine implements AutoCloseable {
  /** How it errs, for each complaint by its number from 1. */
  enum Fault {
    NONE,
    REFUSES_EVERY_THIRD,
    LOSES_THE_FIFTH,
    SENDS_THE_FIFTH_TWICE
  }

  private static final String PASSWORD = "secret";
  private final int brokerPort = Ports.free();
  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong numbers = new AtomicLong();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.NONE;
  private final Map<String, String> passwords =
      SampleComplaints.users().stream()
          .collect(Collectors.toMap(Function.identity(), u -> "p" + u));
  private final DataFolder data;
  private final LedgerFixture ledger;
  private final EmbeddedArtemis broker;
  private final JMSContext orders;
  private final HttpServer http;

  FakeEngine(Path folder) {
    data = DataFolder.open(folder);
    ledger = new LedgerFixture(folder.resolve("ledger"));
    ledger.aDamagedRoad("a complaint as an engine would have written it");
    broker = EmbeddedArtemis.start(data, brokerPort, PASSWORD, passwords);
    orders =
        new ActiveMQConnectionFactory(broker.engineUrl())
            .createContext(EmbeddedArtemis.ENGINE_USER, PASSWORD);
    http =
        vertx
            .createHttpServer()
            .requestHandler(this::take)
            .listen(Ports.free(), "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  IntakeBench.Target target() {
    return new IntakeBench.Target(
        URI.create("http://127.0.0.1:" + http.actualPort()),
        URI.create("http://127.0.0.1:" + http.actualPort()),
        "amqp://127.0.0.1:" + brokerPort,
        passwords,
        ledger.url(),
        ledger.user(),
        ledger.password());
  }

  long pid() {
    return ProcessHandle.current().pid();
  }

  /** Begins to err, with its first complaint again. */
  void errs(Fault newFault) {
    fault = newFault;
    numbers.set(0);
    keys.clear();
  }

  /** How many different complaints it was sent. */
  long complaints() {
    return keys.size();
  }

  private void take(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              long number = numbers.incrementAndGet();
              keys.add(Objects.requireNonNull(request.getHeader("Idempotency-Key")));
              if (fault == Fault.REFUSES_EVERY_THIRD && number % 3 == 0) {
                request.response().setStatusCode(503).end("{}");
                return;
              }
              String ticket = "LKS-" + number;
              int copies = fault == Fault.LOSES_THE_FIFTH && number == 5 ? 0 : 1;
              copies += fault == Fault.SENDS_THE_FIFTH_TWICE && number == 5 ? 1 : 0;
              for (int i = 0; i < copies; i++) {
                order(body.toString(), ticket);
              }
              request
                  .response()
                  .setStatusCode(201)
                  .end("{\"status\":\"DISPATCHED\",\"ticket\":\"" + ticket + "\"}");
            });
  }

  private void order(String body, String ticket) {
    String user =
        SampleComplaints.all().stream()
            .filter(sample -> body.contains("#" + sample.hashtag() + "\""))
            .findFirst()
            .orElseThrow()
            .user();
    orders
        .createProducer()
        .setProperty("laksa_ticket", ticket)
        .send(orders.createQueue("opd." + user), "{}");
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    orders.close();
    broker.close();
    ledger.close();
    data.close();
  }
}
