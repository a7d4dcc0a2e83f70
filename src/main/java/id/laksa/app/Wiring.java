package id.laksa.app;

import id.laksa.followup.jms.LedgerAway;
import id.laksa.http.AnswerHeaders;
import id.laksa.http.AnswerWriter;
import id.laksa.http.AssetEndpoint;
import id.laksa.http.Assets;
import id.laksa.http.ErrorPages;
import id.laksa.http.FaultAnswer;
import id.laksa.http.Pages;
import id.laksa.http.WebServer;
import id.laksa.relay.OutboxListener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.main.Main;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Puts the beans behind the routes and starts Camel, the HTTP server and the listener. */
final class Wiring implements AutoCloseable {
  private static final String ROUTES = "/**/*.camel.yaml";
  private final Settings settings;
  private final Path home;
  private final Parts parts;
  private final Doors doors;
  private final Background background;
  private final Assets assets = new Assets();
  private final ErrorPages errorPages;
  private final WebServer web;
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
            : "http://localhost:" + httpPort;
    this.parts = Parts.of(settings, keys, ready, clock);
    this.doors = new Doors(parts, home, data, credentials, keys, publicUrl);
    this.background = new Background(parts, ready, publicUrl);
    this.errorPages = new ErrorPages(new Pages(assets));
    this.web =
        new WebServer(
            new WebServer.Bounds(
                settings.number("laksa.http.workers"),
                settings.number("laksa.http.max-form"),
                settings.number("laksa.http.max-body"),
                Map.of("/webhooks/whatsapp", settings.number("laksa.whatsapp.max-body")),
                doors.scratch()),
            parts.answers(),
            errorPages);
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
    bind("faultAnswer", new FaultAnswer(parts.answers(), new LedgerAway()::caused));
    bind("faultPage", new FaultAnswer(errorPages, new LedgerAway()::caused));
    bind("assetEndpoint", new AssetEndpoint(assets, parts.answers()));
    doors.bind(this::bind);
    background.bind(this::bind);
    bind("jms", jms());
    main.init();
    web.bindTo(main.getCamelContext(), httpPort);
    main.getCamelContext()
        .getComponent("platform-http", PlatformHttpComponent.class)
        .setHeaderFilterStrategy(new AnswerHeaders());
    main.start();
    httpPort = web.listen(settings.text("laksa.http.host"), httpPort);
    ProducerTemplate template = main.getCamelContext().createProducerTemplate();
    listener = new OutboxListener(ready.postgres(), () -> wake(template));
  }

  CamelContext camel() {
    return main.getCamelContext();
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
    Closing.each(main::stop, web, doors, background, pool::stop);
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

  private void bind(String name, Object bean) {
    main.bind(name, bean);
  }

  private static void wake(ProducerTemplate template) {
    String discard = "?size=1&discardWhenFull=true&waitForTaskToComplete=Never";
    template.sendBody("seda:relay-work-orders" + discard, null);
    template.sendBody("seda:relay-events" + discard, null);
  }
}
