package id.laksa.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.audit.LedgerFixture;
import id.laksa.camel.LedgerAccess;
import id.laksa.camel.LedgerComponent;
import id.laksa.camel.LedgerSignals;
import id.laksa.channel.Channels;
import id.laksa.channel.DeclaredChannel;
import id.laksa.channel.Submitter;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.EventData;
import id.laksa.complaint.EventType;
import id.laksa.complaint.JustWritten;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PublicFacts;
import id.laksa.complaint.Reach;
import id.laksa.complaint.Receipt;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.SealedBox;
import id.laksa.complaint.Status;
import id.laksa.complaint.jdbc.Companions;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.delivery.jdbc.CityNews;
import id.laksa.delivery.jdbc.CityTelling;
import id.laksa.delivery.jdbc.MailPost;
import id.laksa.delivery.jdbc.NewsLedger;
import id.laksa.delivery.jdbc.NotToldTable;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.intake.Submission;
import id.laksa.intake.jdbc.ReceiptTable;
import id.laksa.notification.MessageTexts;
import id.laksa.notification.Notices;
import id.laksa.notification.jdbc.Happenings;
import id.laksa.notification.jdbc.NewsReader;
import id.laksa.notification.jdbc.UntoldNews;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.Messages;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The real routes over a real ledger; the city's own routes are played. */
@TestInstance(Lifecycle.PER_CLASS)
class TellReportersRouteIT {
  private static final Channel TELEGRAM = new Channel("TELEGRAM");
  private static final InstantSource CLOCK = InstantSource.system();
  private static final Channels CHANNELS =
      new Channels(
          List.of(new DeclaredChannel(TELEGRAM, "Telegram", Set.of(Submitter.CITY), "telegram")));

  /** Everybody is told; of his receipt who got no answer. */
  private static final Reach EVERYBODY =
      new Reach() {
        @Override
        public boolean reaches(Complaint complaint) {
          return true;
        }

        @Override
        public boolean tells(Receipt receipt) {
          return receipt.unanswered();
        }
      };

  /** What a route of the city was called with. */
  private record Called(String route, String text, Map<String, Object> headers) {}

  /** Asked by the others' routes: what is offered to them, in order. */
  public static final class Refusing {
    private final List<String> offered;
    private final String name;

    Refusing(List<String> offered, String name) {
      this.offered = offered;
      this.name = name;
    }

    /** Takes nothing. */
    public void take(UntoldNews news) {
      news.offer(
          (handle, happening) -> {
            offered.add(name + " " + happening.then().said().channel());
            return false;
          });
    }
  }

  private final List<Called> called = new CopyOnWriteArrayList<>();
  private final List<String> offered = new CopyOnWriteArrayList<>();
  private final AtomicBoolean cityFails = new AtomicBoolean();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private LedgerFixture fixture;
  private LedgerRows ledger;
  private ReceiptTable receipts;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    fixture = new LedgerFixture(folder);
    ledger =
        new LedgerRows(
            fixture.chain,
            new PublicFacts(hashtag -> true),
            fixture.format,
            LedgerFixture.SLA_CLOCKS,
            EVERYBODY,
            complaint -> false,
            Companions.NONE);
    receipts = new ReceiptTable(fixture.jdbi, ledger, fixture.format, new JustWritten());
    ErrandTable errands = new ErrandTable(fixture.jdbi, new SealedBox(new byte[32]));
    Properties settings = new Properties();
    settings.putAll(
        Map.of(
            "laksa.relay.batch", "100",
            "laksa.relay.rest", "0",
            "laksa.relay.poll", "50",
            "laksa.errand.workers", "1",
            "laksa.errand.ladder", "PT0.01S",
            "laksa.errand.poll", "50"));
    camel.getPropertiesComponent().setInitialProperties(settings);
    camel.addComponent(
        "ledger",
        new LedgerComponent(
            new LedgerAccess(
                fixture.jdbi,
                CLOCK,
                null,
                null,
                fault -> false,
                errands,
                null,
                new LedgerSignals())));
    camel.addComponent("city", new PlayedCity());
    bind(errands);
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(
            ResourceHelper.resolveResource(camel, "file:routes/_shared/error-handling.camel.yaml"),
            ResourceHelper.resolveResource(
                camel, "file:routes/notification/tell-reporters.camel.yaml"));
    camel.start();
  }

  @AfterAll
  void stop() {
    camel.stop();
    fixture.close();
  }

  @BeforeEach
  void nothingHasHappened() {
    fixture.forget();
    fixture.jdbi.useHandle(
        handle -> handle.execute("truncate errand, complaint_person, news_way, not_told, photo"));
    cityFails.set(false);
    called.clear();
    offered.clear();
  }

  @Test
  void whatBecameOfAComplaintIsToldInItsChannelWithThePhotoOfTheWork() {
    Complaint complaint = complained("one", TELEGRAM, "chat-4711", false);
    resolved(complaint);
    await().until(() -> called.size() == 1);
    Called told = called.get(0);
    assertThat(told.route).isEqualTo("tell-telegram");
    assertThat(told.text)
        .contains(complaint.ticket().value(), "Lubang ditambal.", "https://laksa.test/lacak/")
        .doesNotContain("{", "chat-4711");
    assertThat(told.headers)
        .containsEntry("laksaTicket", complaint.ticket().value())
        .containsEntry("laksaTo", "chat-4711")
        .containsEntry("laksaEvent", "resolved")
        .containsEntry("laksaStatus", "RESOLVED")
        .containsEntry("laksaNews", complaint.id() + "-4")
        .containsEntry(
            "laksaPhotos",
            List.of(
                Map.of(
                    "url",
                    "https://laksa.test/photos/0123456789ABCDEFGHJKMNPQRS",
                    "sha256",
                    "ab".repeat(32))));
    await()
        .until(
            () ->
                count(
                        "select count(*) from news_way where way = 'TELL-TELEGRAM' and status = 'sent'")
                    == 1);
    await().until(() -> count("select count(*) from errand") == 0);
    assertThat(offered).isEmpty();
  }

  @Test
  void whatIsNotTheCitysIsOfferedToTheOthersInTheirOrder() {
    resolved(complained("one", Channel.APP, null, false));
    resolved(complained("two", TELEGRAM, null, false));
    await().until(() -> called.size() == 1);
    await()
        .untilAsserted(
            () -> assertThat(offered).containsExactly("whatsapp APP", "callback APP", "email APP"));
    assertThat(called.get(0).headers.get("laksaTo")).isNull();
    await()
        .until(() -> count("select count(*) from outbox where destination = 'notifications'") == 0);
  }

  @Test
  void aRouteThatFailsForGoodLeavesItToAnOperatorAndKeepsNoOtherWaiting() {
    cityFails.set(true);
    Complaint complaint = complained("one", TELEGRAM, "chat-4711", false);
    resolved(complaint);
    NotToldTable notTold = new NotToldTable(fixture.jdbi, ledger, CLOCK);
    await().until(() -> notTold.count() == 1);
    assertThat(notTold.list(1).get(0).reasons()).startsWith("tell-telegram ");
    assertThat(called).hasSize(2);
    assertThat(
            count(
                "select count(*) from errand where kind = 'tell-telegram' and dead_at is not null"))
        .isOne();
    cityFails.set(false);
    resolved(complained("two", TELEGRAM, "chat-4712", false));
    await().until(() -> called.size() == 3);
  }

  @Test
  void whoWasOnlyPromisedAReceiptIsToldItAndWhoHadItIsNot() {
    complained("answered", TELEGRAM, "chat-1", false);
    Complaint promised = complained("promised", TELEGRAM, "chat-2", true);
    await().until(() -> called.size() == 1);
    assertThat(called.get(0).headers)
        .containsEntry("laksaTicket", promised.ticket().value())
        .containsEntry("laksaEvent", "dispatched");
    assertThat(called.get(0).text).contains("Laporan Anda diterima.");
  }

  @Test
  void whoWasErasedIsToldNothing() {
    Complaint complaint = complained("one", TELEGRAM, "chat-4711", false);
    fixture.jdbi.useTransaction(
        handle -> {
          ledger.erase(handle, complaint.id(), "[erased]", null);
          resolve(handle, complaint);
        });
    await()
        .until(() -> count("select count(*) from outbox where destination = 'notifications'") == 0);
    await().until(() -> count("select count(*) from errand") == 0);
    assertThat(called).isEmpty();
    assertThat(count("select count(*) from news_way")).isZero();
  }

  private void bind(ErrandTable errands) {
    MessageTexts texts =
        new MessageTexts(Messages.load(Path.of("conf")), ZoneId.of("Asia/Jakarta"));
    Notices notices =
        new Notices(texts, RuleBooks.theCitysOwn()::departments, "https://laksa.test");
    MailPost noMail = new MailPost(false, fixture.format, errands, fixture.json, CLOCK);
    NewsMeter uncounted =
        new NewsMeter() {
          @Override
          public void left(Way way, Duration lag) {}

          @Override
          public void failed(Way way) {}
        };
    Map<String, Object> beans = new HashMap<>();
    beans.put("newsReader", new NewsReader(new Happenings(fixture.format)));
    beans.put("tellers", Tellers.parse("city,whatsapp,callback,email"));
    beans.put("cityNews", new CityNews(() -> CHANNELS, fixture.json));
    beans.put(
        "cityTelling",
        new CityTelling(
            fixture.jdbi,
            fixture.json,
            fixture.format,
            new CityTelling.Words(notices, texts, "https://laksa.test"),
            new NewsLedger(ledger, noMail, uncounted, CLOCK)));
    beans.put("whatsappNews", new Refusing(offered, "whatsapp"));
    beans.put("appNews", new Refusing(offered, "callback"));
    beans.put("mailNews", new Refusing(offered, "email"));
    for (String unused : List.of("whatsappSend", "appCallback", "reporterMail")) {
      beans.put(unused, (ErrandHandler) errand -> ErrandOutcome.DONE);
    }
    beans.forEach(camel.getRegistry()::bind);
  }

  private Complaint complained(String key, Channel channel, String address, boolean promised) {
    Submission submission =
        new Submission(
            channel,
            key,
            "Jalan berlubang #jalanrusak",
            List.of(),
            null,
            null,
            Reporter.UNKNOWN.at(address),
            false,
            false,
            List.of());
    Receipt receipt = fixture.registered(submission, CLOCK.instant(), promised);
    receipts.write(List.of(receipt));
    return receipt.complaint();
  }

  private void resolved(Complaint complaint) {
    fixture.jdbi.useTransaction(handle -> resolve(handle, complaint));
  }

  private void resolve(Handle handle, Complaint complaint) {
    Complaint before = ledger.lock(handle, complaint.ticket()).orElseThrow();
    State after = before.state().with(Status.RESOLVED, before.state().clock());
    Map<String, Object> data = EventData.state(complaint.ticket(), after);
    ledger.append(
        handle,
        before,
        after,
        List.of(
            new NewEvent(EventType.RESOLVED, CLOCK.instant(), "dpupr", data, "Lubang ditambal.")));
    handle.execute(
        "insert into photo (id, complaint_id, department, sha256, uploaded_at, shown_seq)"
            + " values (?, ?, 'DPUPR', ?, now(), ?) on conflict do nothing",
        "0123456789ABCDEFGHJKMNPQRS",
        complaint.id(),
        "ab".repeat(32),
        before.headSeq() + 1);
  }

  private long count(String sql) {
    return fixture.jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private final class PlayedCity extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String route, Map<String, Object> parameters) {
      return new DefaultEndpoint(uri, this) {
        @Override
        public Producer createProducer() {
          return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
              called.add(
                  new Called(
                      route,
                      exchange.getMessage().getBody(String.class),
                      new HashMap<>(exchange.getMessage().getHeaders())));
              if (cityFails.get()) {
                throw new IllegalStateException("the city's route fails");
              }
            }
          };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
          throw new UnsupportedOperationException();
        }
      };
    }
  }
}
