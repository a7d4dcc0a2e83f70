package id.laksa.app;

import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.http.AnswerHeaders;
import id.laksa.http.AnswerWriter;
import id.laksa.http.AssetEndpoint;
import id.laksa.http.Assets;
import id.laksa.http.ErrorPages;
import id.laksa.http.FaultAnswer;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.http.WebServer;
import id.laksa.login.GuessThrottle;
import id.laksa.login.jdbc.GuessTable;
import id.laksa.relay.OutboxListener;
import id.laksa.simulator.http.GraphSimulator;
import id.laksa.spool.NothingKept;
import io.micrometer.core.instrument.FunctionCounter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Puts the beans behind the routes and starts Camel, the HTTP server and the listener. */
final class Wiring implements AutoCloseable {
  private static final String ROUTES = "/**/*.camel.yaml";
  private static final List<String> RELAYS =
      List.of("relay-work-orders", "relay-events", "relay-notifications");
  private static final List<String> ERRANDS =
      List.of("converse-on-whatsapp", "fetch-whatsapp-photos", "send-whatsapp", "call-back-app");
  private final Settings settings;
  private final Path home;
  private final Parts parts;
  private final Doors doors;
  private final Spooling spooling;
  private final Background background;
  private final LiveRoomDoors liveRoom;
  private final Delivering delivering;
  private final FieldDoors field;
  private final WhatsAppDoor whatsapp;
  private final @Nullable SimulatedWhatsApp simulated;
  private final Assets assets = new Assets();
  private final ErrorPages errorPages;
  private final WebServer web;
  private final GuessTable guesses;
  private final Main main = new Main();
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
  private final Engine.Ready ready;
  private int httpPort;
  private OutboxListener listener;

  Wiring(
      Settings settings,
      Path home,
      DataFolder data,
      MasterKeys keys,
      Credentials credentials,
      Engine.Ready ready,
      InstantSource clock) {
    this.settings = settings;
    this.home = home;
    this.ready = ready;
    this.httpPort = settings.number("laksa.http.port");
    String publicUrl =
        settings.isSet("laksa.public.url")
            ? settings.text("laksa.public.url").replaceAll("/+$", "")
            : FrontSettings.scheme(settings) + "://localhost:" + httpPort;
    this.parts = Parts.of(settings, keys, ready, clock);
    this.spooling = new Spooling(parts, ready.kafka(), ready.sources());
    this.doors = new Doors(parts, home, data, credentials, publicUrl, spooling.whileAway());
    this.background =
        new Background(
            parts,
            home,
            ready,
            doors.evidenceTable(),
            publicUrl,
            settings.eventsKey(credentials.password(Credentials.EVENTS_KEY)));
    this.simulated =
        settings.isSet("laksa.whatsapp.graph-url")
            ? null
            : SimulatedWhatsApp.start(settings, keys.keys(), clock, doors.scratch());
    CloudAccount account =
        simulated == null ? CloudAccount.ofCity(settings, clock) : simulated.account();
    this.delivering = new Delivering(parts, doors, background.meters());
    this.whatsapp =
        new WhatsAppDoor(parts, doors, account, background.meters(), spooling, delivering);
    Pages pages = new Pages(assets);
    this.errorPages = new ErrorPages(pages);
    this.liveRoom =
        new LiveRoomDoors(
            parts, home, credentials, publicUrl, pages, doors, background, delivering);
    this.field = new FieldDoors(parts, doors, credentials, pages, ready.broker());
    this.web =
        new WebServer(
            new WebServer.Bounds(
                workers(settings.number("laksa.http.workers")),
                settings.number("laksa.http.waiting"),
                settings.number("laksa.http.max-form"),
                settings.number("laksa.http.max-body"),
                Map.of("/webhooks/whatsapp", settings.number("laksa.whatsapp.max-body")),
                doors.scratch()),
            FrontSettings.of(settings),
            parts.answers(),
            errorPages);
    web.showIn(background.meters());
    this.guesses = new GuessTable(parts.jdbi(), keys.ticketKey(), parts.guesses(), parts.clock());
    parts.guesses().share(guesses);
    FunctionCounter.builder("laksa.login.wrong", parts.guesses(), GuessThrottle::wrongSoFar)
        .description("Wrong passwords at any door of this node")
        .register(background.meters());
    FunctionCounter.builder("laksa.login.refused", parts.guesses(), GuessThrottle::refusedSoFar)
        .description("Logins at any door of this node refused after too many wrong passwords")
        .register(background.meters());
    doors.showIn(background.meters());
  }

  /** Each door has its own share: the app's citizens may come in crowds, nobody else shall wait. */
  private static Map<String, Integer> workers(int most) {
    int some = Math.max(1, most / 4);
    return Map.of(
        "api", most, "webhooks", some, "opd", some, "live-room", some, "observe", 2, "", some);
  }

  void start() throws Exception {
    main.configure().setRoutesIncludePattern("file:" + home.resolve("routes") + ROUTES);
    main.configure().setName("laksa");
    // Bodies are read once, into memory or as a file: there is no stream to cache.
    main.configure().setStreamCachingEnabled(false);
    main.configure().setShutdownTimeout(10);
    main.configure().setShutdownLogInflightExchangesOnTimeout(false);
    main.setOverrideProperties(routeProperties());
    bind("answerWriter", new AnswerWriter());
    bind("faultAnswer", new FaultAnswer(parts.answers(), Wiring::passes));
    bind("faultPage", new FaultAnswer(errorPages, Wiring::passes));
    bind("assetEndpoint", new AssetEndpoint(assets, parts.answers()));
    doors.bind(this::bind);
    background.bind(this::bind);
    PrivacyDoors.bind(parts, doors.photoStore(), spooling::isEmpty, ready.broker(), this::bind);
    RuleReloading.bind(parts, home, background.meters(), this::bind);
    liveRoom.bind(this::bind);
    field.bind(this::bind, background.meters());
    whatsapp.bind(this::bind);
    delivering.bind(this::bind);
    bind("jms", jms());
    main.init();
    web.bindTo(main.getCamelContext(), httpPort);
    main.getCamelContext()
        .getComponent("platform-http", PlatformHttpComponent.class)
        .setHeaderFilterStrategy(new AnswerHeaders());
    main.start();
    httpPort = web.listen(settings.text("laksa.http.host"), httpPort);
    if (simulated != null) {
      simulated.deliverTo(FrontSettings.scheme(settings), httpPort);
    }
    ProducerTemplate template = main.getCamelContext().createProducerTemplate();
    listener =
        new OutboxListener(
            ready.postgres(),
            Map.of(
                "laksa_outbox",
                () -> wake(template, RELAYS, 1),
                "laksa_errand",
                () -> wake(template, ERRANDS, settings.number("laksa.errand.workers"))));
  }

  CamelContext camel() {
    return main.getCamelContext();
  }

  /** The WhatsApp simulator inside; null when there is an account at Meta. */
  @Nullable GraphSimulator simulator() {
    return simulated == null ? null : simulated.simulator();
  }

  /** What those who run it may see, by path. */
  Map<String, Supplier<HttpAnswer>> managementPages() {
    return Map.of(
        "/observe/health/live",
        background.health()::live,
        "/observe/health/ready",
        background.health()::ready,
        "/observe/metrics",
        background.metrics()::show);
  }

  int httpPort() {
    return httpPort;
  }

  @Override
  public void close() {
    if (listener != null) {
      listener.close();
    }
    // Routes first, so that whoever is inside still gets his receipt.
    web.leave();
    Closing.each(
        main::stop,
        web,
        guesses,
        spooling,
        doors,
        background,
        delivering,
        pool::stop,
        simulated == null ? () -> {} : simulated);
  }

  private JmsComponent jms() {
    pool.setConnectionFactory(ready.broker());
    return JmsComponent.jmsComponent(pool);
  }

  private Properties routeProperties() {
    Properties properties = new Properties();
    properties.putAll(settings.all());
    return properties;
  }

  /** Whether the same again may go well later. */
  private static boolean passes(Throwable fault) {
    return fault instanceof NothingKept || LedgerAway.caused(fault);
  }

  private void bind(String name, Object bean) {
    main.bind(name, bean);
  }

  private static void wake(ProducerTemplate template, List<String> routes, int consumers) {
    for (String route : routes) {
      for (int i = 0; i < consumers; i++) {
        template.sendBody(
            "seda:"
                + route
                + "?size="
                + consumers
                + "&discardWhenFull=true&waitForTaskToComplete=Never",
            null);
      }
    }
  }
}
