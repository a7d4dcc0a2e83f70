package id.laksa.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.audit.LedgerFixture;
import id.laksa.complaint.SealedBox;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.relay.OutboxBatch;
import id.laksa.relay.OutboxListener;
import id.laksa.spool.LedgerGate;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What routes may rely on, at a real ledger. */
class LedgerComponentIT {
  private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
  private static final String NEVER = "&poll=600000";
  @TempDir static Path folder;
  private static LedgerFixture ledger;
  private final CamelContext camel = new DefaultCamelContext();
  private final Queue<Object> came = new ConcurrentLinkedQueue<>();
  private ErrandTable errands;
  private OutboxListener listener;

  @BeforeAll
  static void startTheLedger() {
    ledger = new LedgerFixture(folder);
  }

  @AfterAll
  static void stopTheLedger() {
    ledger.close();
  }

  @BeforeEach
  void begin() {
    ledger.forget();
    ledger.jdbi.useHandle(handle -> handle.execute("truncate errand"));
    errands = new ErrandTable(ledger.jdbi, new SealedBox(new byte[32]));
    LedgerSignals signals = new LedgerSignals();
    camel.addComponent(
        "ledger",
        new LedgerComponent(
            new LedgerAccess(
                ledger.jdbi,
                InstantSource.fixed(NOW),
                null,
                new LedgerGate(() -> {}),
                fault -> false,
                errands,
                null,
                signals)));
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(ledger.url());
    source.setUser(ledger.user());
    source.setPassword(ledger.password());
    listener = new OutboxListener(source, signals.wakes());
  }

  @AfterEach
  void stop() {
    listener.close();
    camel.stop();
  }

  @Test
  void aBatchIsForgottenWhenItsRouteIsThrough() throws Exception {
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("ledger:outbox?destination=events")
                .process(exchange -> came.add(exchange.getMessage().getBody()));
          }
        });
    ledger.damagedRoads(List.of("one", "two"));
    await().until(() -> waiting("events") == 0);
    assertThat(came.stream().mapToInt(batch -> ((OutboxBatch) batch).rows().size()).sum())
        .isEqualTo(2);
  }

  @Test
  void aRouteThatHandlesItsOwnFaultIsNotThrough() throws Exception {
    AtomicInteger faults = new AtomicInteger();
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            onException(IllegalStateException.class).handled(true).to("log:handled");
            from("ledger:outbox?destination=events&poll=20")
                .process(
                    exchange -> {
                      if (faults.incrementAndGet() < 3) {
                        throw new IllegalStateException("away");
                      }
                    });
          }
        });
    ledger.aDamagedRoad("one");
    await().until(() -> waiting("events") == 0);
    assertThat(faults).hasValue(3);
  }

  @Test
  void whatARouteOwesIsPromisedWithTheBatchOrNotAtAll() throws Exception {
    AtomicInteger faults = new AtomicInteger();
    UUID owed = UUID.randomUUID();
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("ledger:outbox?destination=events&poll=20")
                .setBody(exchange -> Errand.fresh(owed, "", owed, "deliver it"))
                .to("ledger:owe?kind=deliver-http")
                .process(
                    exchange -> {
                      // Another thread, another connection: outside of the transaction.
                      came.add(
                          CompletableFuture.supplyAsync(() -> errandsOf("deliver-http")).get());
                      if (faults.incrementAndGet() < 2) {
                        throw new IllegalStateException("away");
                      }
                    });
          }
        });
    ledger.aDamagedRoad("one");
    await().until(() -> waiting("events") == 0);
    assertThat(came).containsOnly(0);
    assertThat(errandsOf("deliver-http")).isOne();
  }

  @Test
  void anErrandWakesItsRouteAndIsDoneWhenThatIsThrough() throws Exception {
    start(errandsTo("ledger:errands?kind=tell" + NEVER, "come"));
    owe("tell", "one");
    await().until(() -> came.contains("one") && errandsOf("tell") == 0);
  }

  @Test
  void whatComesOutOfARouteSaysWhatBecameOfAnErrand() throws Exception {
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("ledger:errands?kind=tell" + NEVER)
                .setBody(exchange -> new ErrandOutcome.Dead("nobody-there"));
          }
        });
    owe("tell", "one");
    await().until(() -> dead("nobody-there") == 1);
  }

  @Test
  void aFaultIsTriedAgainByTheLadderAndThenWaitsForAPerson() throws Exception {
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("ledger:errands?kind=tell&ladder=PT1S,PT1H" + NEVER)
                .process(
                    exchange -> {
                      throw new IllegalStateException("a citizen's words");
                    });
          }
        });
    owe("tell", "one");
    await().until(() -> due("tell").equals(NOW.plusSeconds(1)));
    assertThat(dead("IllegalStateException")).isZero();
  }

  @Test
  void kindsThatShareAPrefixDoNotWaitForEachOther() throws Exception {
    CountDownLatch hanging = new CountDownLatch(1);
    start(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("ledger:errands?kind=deliver-*&workers=1" + NEVER)
                .process(
                    exchange -> {
                      Errand errand = exchange.getMessage().getBody(Errand.class);
                      if (errand.kind().equals("deliver-dead")) {
                        hanging.await();
                      }
                      came.add(errand.kind());
                    });
          }
        });
    owe("deliver-dead", "one");
    owe("deliver-http", "two");
    await().until(() -> came.contains("deliver-http"));
    assertThat(came).doesNotContain("deliver-dead");
    hanging.countDown();
    await().until(() -> came.contains("deliver-dead"));
  }

  @Test
  void aRouteThatWasStoppedLooksAgainWhenItIsStarted() throws Exception {
    start(errandsTo("ledger:errands?kind=tell" + NEVER, "come"));
    camel.getRouteController().stopRoute("come");
    owe("tell", "one");
    camel.getRouteController().startRoute("come");
    await().until(() -> came.contains("one"));
  }

  @Test
  void whatIsNotThereIsSaidWhenTheRouteIsMade() {
    assertThatThrownBy(() -> consume("ledger:outbox?destination=nowhere"))
        .hasMessageContaining("one of work-orders, events, notifications");
    assertThatThrownBy(() -> consume("ledger:errands")).hasMessageContaining("needs a kind");
    assertThatThrownBy(() -> consume("ledger:record")).hasMessageContaining("only written to");
    assertThatThrownBy(() -> camel.getEndpoint("ledger:due").createProducer())
        .hasMessageContaining("only read");
    assertThatThrownBy(() -> camel.getEndpoint("ledger:page"))
        .hasStackTraceContaining("ledger:page is none of");
  }

  private void consume(String uri) throws Exception {
    camel.getEndpoint(uri).createConsumer(exchange -> {});
  }

  private RouteBuilder errandsTo(String uri, String id) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from(uri)
            .routeId(id)
            .process(exchange -> came.add(exchange.getMessage().getBody(Errand.class).what()));
      }
    };
  }

  private void start(RouteBuilder routes) throws Exception {
    camel.addRoutes(routes);
    camel.start();
  }

  private void owe(String kind, String what) {
    Errand errand = Errand.fresh(UUID.randomUUID(), kind, UUID.randomUUID(), what);
    ledger.jdbi.useTransaction(handle -> errands.add(handle, List.of(errand), NOW));
  }

  private static int waiting(String destination) {
    return count("select count(*) from outbox where destination = ?", destination);
  }

  private static int errandsOf(String kind) {
    return count("select count(*) from errand where kind = ? and dead_at is null", kind);
  }

  private static int dead(String reason) {
    return count("select count(*) from errand where dead_at is not null and reason = ?", reason);
  }

  private static Instant due(String kind) {
    return ledger.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select due_at from errand where kind = ?")
                .bind(0, kind)
                .mapTo(Instant.class)
                .one());
  }

  private static int count(String sql, String argument) {
    return ledger.jdbi.withHandle(
        handle -> handle.createQuery(sql).bind(0, argument).mapTo(Integer.class).one());
  }
}
