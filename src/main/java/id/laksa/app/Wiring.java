package id.laksa.app;

import id.laksa.camel.LedgerAccess;
import id.laksa.camel.LedgerComponent;
import id.laksa.camel.LedgerSignals;
import id.laksa.camel.SubmitRoute;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.dispatch.http.OrderLine;
import id.laksa.errand.jdbc.ErrandTable;
import id.laksa.http.AssetEndpoint;
import id.laksa.http.Assets;
import id.laksa.http.ErrorPages;
import id.laksa.http.FaultAnswer;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.http.WebServer;
import id.laksa.intake.PromiseKeeper;
import id.laksa.login.GuessThrottle;
import id.laksa.login.jdbc.GuessTable;
import id.laksa.operation.DiskSpace;
import id.laksa.operation.camel.RouteChecks;
import id.laksa.operation.camel.RouteMeters;
import id.laksa.relay.OutboxListener;
import id.laksa.routemap.TemplateDescriptions;
import id.laksa.spool.NothingKept;
import id.laksa.texts.Messages;
import io.micrometer.core.instrument.FunctionCounter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Puts the beans behind the routes and starts Camel, the HTTP server and the listener. */
final class Wiring implements AutoCloseable {
  /** Longer than Camel's own time-out, after which it stops what is still under way. */
  private static final Duration ROUTES_PATIENCE = Duration.ofSeconds(15);

  /** A few more than may wait: who is told that he may not wait needs a place, too. */
  private static final int WAITING_DEPARTMENTS = OrderLine.MOST + 50;

  private static final String ROUTES = "/**/*.camel.yaml";

  /** They run in a context of their own. */
  private static final String CITY_ROUTES = "**/routes/city/*.camel.yaml";

  private final Settings settings;
  private final Path home;
  private final CoreModule core;
  private final DoorsModule doors;
  private final SpoolModule spool;
  private final SubmitRoute submit = new SubmitRoute();
  private final LedgerSignals signals = new LedgerSignals();
  private final DiskSpace disk;
  private final BackgroundModule background;
  private final LiveRoomModule liveRoom;
  private final DeliveryModule delivery;
  private final DispatchModule dispatch;
  private final FieldPageModule field;
  private final DepartmentsModule departments;
  private final WhatsAppModule whatsapp;
  private final Trial.@Nullable WhatsApp simulated;
  private final CityModule city;
  private final Assets assets = new Assets();
  private final ErrorPages errorPages;
  private final WebServer web;
  private final GuessTable guesses;
  private final Main main = new Main();
  private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
  private final Engine.Ready ready;
  private int httpPort;
  private @Nullable OutboxListener listener;

  Wiring(
      Settings settings,
      Path home,
      DataFolder data,
      MasterKeys keys,
      Credentials credentials,
      Engine.Ready ready,
      InstantSource time) {
    this.settings = settings;
    this.home = home;
    this.ready = ready;
    this.httpPort = settings.number("laksa.http.port");
    String publicUrl =
        settings.isSet("laksa.public.url")
            ? settings.text("laksa.public.url").replaceAll("/+$", "")
            : FrontSettings.scheme(settings) + "://localhost:" + httpPort;
    this.core = CoreModule.of(settings, keys, ready, Messages.load(home.resolve("conf")), time);
    this.spool = new SpoolModule(core, ready.kafka(), ready.sources());
    this.doors = new DoorsModule(core, data, credentials, publicUrl, submit);
    this.disk =
        new DiskSpace(
            Map.of("data", data.path(), "photos", DoorsModule.photoFolder(settings, data)),
            settings.number("laksa.disk.least-free-mib"));
    this.background =
        new BackgroundModule(
            core,
            home,
            ready,
            disk,
            doors.evidenceTable(),
            publicUrl,
            settings.eventsKey(credentials.password(Credentials.EVENTS_KEY)));
    this.simulated =
        settings.isWhatsAppSimulated()
            ? Trial.present()
                .map(trial -> trial.whatsApp(settings, keys.keys(), time, doors.scratch()))
                .orElse(null)
            : null;
    this.delivery = new DeliveryModule(core, doors, background.meters());
    this.dispatch = new DispatchModule(core, doors, home);
    this.whatsapp =
        new WhatsAppModule(core, doors, account(), background.meters(), spool, delivery);
    this.city = new CityModule(core, home, data, credentials, doors, background);
    background.health().show("routes", city::overview);
    Pages pages = new Pages(assets);
    this.errorPages = new ErrorPages(pages);
    this.liveRoom =
        new LiveRoomModule(core, credentials, publicUrl, pages, doors, background, delivery, city);
    this.field = new FieldPageModule(core, doors, credentials, pages, ready.broker());
    this.departments =
        new DepartmentsModule(core, doors.departmentDoor(), background.followUps(), ready.broker());
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
            core.answers(),
            errorPages);
    web.refuseWritesUnless(disk::admits);
    web.showIn(background.meters());
    disk.showIn(background.meters());
    this.guesses = new GuessTable(core.jdbi(), keys.ticketKey(), core.guesses(), core.time());
    core.guesses().share(guesses);
    FunctionCounter.builder("laksa.login.wrong", core.guesses(), GuessThrottle::wrongSoFar)
        .description("Wrong passwords at any door of this node")
        .register(background.meters());
    FunctionCounter.builder("laksa.login.refused", core.guesses(), GuessThrottle::refusedSoFar)
        .description("Logins at any door of this node refused after too many wrong passwords")
        .register(background.meters());
    doors.showIn(background.meters());
  }

  private CloudAccount account() {
    if (simulated != null) {
      return simulated.account();
    }
    return settings.isSet("laksa.whatsapp.graph-url")
        ? CloudAccount.ofCity(settings, core.time())
        : CloudAccount.none(settings, core.time());
  }

  /** Each door has its own share: the app's citizens may come in crowds, nobody else shall wait. */
  private static Map<String, Integer> workers(int most) {
    int some = Math.max(1, most / 4);
    return Map.of(
        "api",
        most,
        "webhooks",
        some,
        "opd",
        some,
        "live-room",
        some,
        "observe",
        2,
        "",
        some,
        "/opd/v1/work-orders",
        WAITING_DEPARTMENTS);
  }

  void start() throws Exception {
    main.configure().setRoutesIncludePattern("file:" + home.resolve("routes") + ROUTES);
    main.configure().setRoutesExcludePattern(CITY_ROUTES);
    main.configure().setName("laksa");
    // Bodies are read once, into memory or as a file: there is no stream to cache.
    main.configure().setStreamCachingEnabled(false);
    main.configure().setShutdownTimeout(10);
    main.configure().setShutdownLogInflightExchangesOnTimeout(false);
    main.setOverrideProperties(routeProperties());
    bind("templateDescriptions", new TemplateDescriptions());
    bind("routeMeters", RouteMeters.in(background.meters()));
    bind("faultAnswer", new FaultAnswer(core.answers(), this::passes));
    bind("faultPage", new FaultAnswer(errorPages, this::passes));
    bind("diskSpace", disk);
    bind("assetEndpoint", new AssetEndpoint(assets, core.answers()));
    doors.bind(this::bind);
    background.bind(this::bind);
    PrivacyModule.bind(
        core,
        doors.photoStore(),
        spool::isEmpty,
        ready.broker(),
        ready.journalCleaning(),
        this::bind);
    RulebookModule.bind(core, home, background.meters(), this::bind);
    liveRoom.bind(this::bind);
    field.bind(this::bind, background.meters());
    departments.bind(this::bind);
    whatsapp.bind(this::bind);
    delivery.bind(this::bind);
    dispatch.bind(this::bind);
    bind("spool", new PromiseKeeper(spool.spool(), core.identity(), core.json()));
    city.bind(this::bind);
    bind("jms", jms());
    bind("ledger", ledger());
    main.init();
    background.health().show("camel", new RouteChecks(camel())::ask);
    web.bindTo(main.getCamelContext(), httpPort);
    submit.start(main.getCamelContext());
    main.start();
    city.start(main.getCamelContext());
    httpPort = web.listen(settings.text("laksa.http.host"), httpPort);
    if (simulated != null) {
      simulated.deliverTo(FrontSettings.scheme(settings), httpPort);
    }
    listener = new OutboxListener(ready.postgres(), signals.wakes());
  }

  CamelContext camel() {
    return main.getCamelContext();
  }

  /** The WhatsApp inside, of a trial; else null. */
  Trial.@Nullable WhatsApp simulator() {
    return simulated;
  }

  /** What those who run it may see, by path. */
  Map<String, Supplier<HttpAnswer>> managementPages() {
    return Map.of(
        "/observe/health/live",
        background.health()::live,
        "/observe/health/ready",
        background.health()::ready,
        "/observe/metrics",
        background.metrics()::show,
        "/observe/routes",
        () -> RoutePages.text(camel(), city.camel()),
        "/observe/routes.svg",
        () -> RoutePages.picture(camel(), city.camel()));
  }

  int httpPort() {
    return httpPort;
  }

  @Override
  public void close() {
    if (listener != null) {
      listener.close();
    }
    Closing.part("the city's own routes", city);
    // Routes first, so that whoever is inside still gets his receipt.
    web.leave();
    departments.leave();
    Closing.part("the routes", main::stop, ROUTES_PATIENCE);
    Closing.part("the HTTP port", web);
    Closing.part("the counts of guesses", guesses);
    Closing.part("the spool", spool);
    Closing.part("the doors", doors);
    Closing.part("the background work", background);
    Closing.part("deliveries", delivery);
    Closing.part("the ways of orders", dispatch);
    Closing.part("departments over HTTP", departments);
    Closing.part("the broker's connections", pool::stop);
    if (simulated != null) {
      Closing.part("the WhatsApp simulator", simulated);
    }
  }

  private LedgerComponent ledger() {
    return new LedgerComponent(
        new LedgerAccess(
            core.jdbi(),
            core.time(),
            doors.groupCommit(),
            core.gate(),
            LedgerAway::caused,
            new ErrandTable(core.jdbi(), core.box()),
            background.deadlines(),
            signals));
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
  private boolean passes(Throwable fault) {
    return fault instanceof NothingKept || LedgerAway.caused(fault) || !disk.hasRoom();
  }

  private void bind(String name, Object bean) {
    main.bind(name, bean);
  }
}
