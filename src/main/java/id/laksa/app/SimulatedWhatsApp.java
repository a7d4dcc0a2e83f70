package id.laksa.app;

import id.laksa.simulator.Account;
import id.laksa.simulator.Account.ClosedWindow;
import id.laksa.simulator.Template;
import id.laksa.simulator.http.GraphSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The Graph API inside, for an engine without an account at Meta. */
final class SimulatedWhatsApp implements AutoCloseable {
  private static final String PHONE_NUMBER_ID = "100000000000001";
  private static final String BUSINESS_ID = "100000000000002";
  private static final String PHONE_NUMBER = "622100000112";
  private final Settings settings;
  private final Keys keys;
  private final InstantSource clock;
  private final GraphSimulator simulator;

  private SimulatedWhatsApp(
      Settings settings, Keys keys, InstantSource clock, GraphSimulator simulator) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
    this.simulator = simulator;
  }

  /**
   * Starts it; it keeps what citizens send until it is told where to.
   *
   * @param scratch where its uploads lie while they are read
   * @throws StartupFailure if its port is taken
   */
  static SimulatedWhatsApp start(Settings settings, Keys keys, InstantSource clock, Path scratch) {
    String language = settings.text("laksa.whatsapp.template.language");
    Account account =
        new Account(
            PHONE_NUMBER_ID,
            BUSINESS_ID,
            PHONE_NUMBER,
            secret(settings, "laksa.whatsapp.access-token", keys.whatsappToken()),
            secret(settings, "laksa.whatsapp.app-secret", keys.whatsappSecret()),
            Account.VERSIONS,
            List.of(
                new Template(
                    settings.text("laksa.whatsapp.template.news"),
                    language,
                    "Kabar laporan {{1}}: {{2}}",
                    false,
                    List.of()),
                new Template(
                    settings.text("laksa.whatsapp.template.resolved"),
                    language,
                    "Laporan {{1}} selesai dikerjakan. Apakah sudah sesuai?",
                    true,
                    List.of("Sudah selesai", "Belum selesai")),
                new Template(
                    settings.text("laksa.whatsapp.template.escalation"),
                    language,
                    "Laporan {{1}} terlambat. {{2}}",
                    false,
                    List.of())),
            ClosedWindow.REFUSED_AT_ONCE);
    int port = settings.number("laksa.simulator.port");
    GraphSimulator simulator =
        new GraphSimulator(new GraphSimulator.Config("127.0.0.1", port, account, scratch), clock);
    try {
      simulator.start(null);
    } catch (Exception e) {
      simulator.close();
      throw new StartupFailure(
          "The WhatsApp simulator can't listen on port "
              + port
              + ": set laksa.simulator.port to a free one, or to 0.",
          e);
    }
    return new SimulatedWhatsApp(settings, keys, clock, simulator);
  }

  /** The account it plays. */
  CloudAccount account() {
    return new CloudAccount(
        settings,
        clock,
        simulator.url(),
        PHONE_NUMBER_ID,
        secret(settings, "laksa.whatsapp.access-token", keys.whatsappToken()),
        secret(settings, "laksa.whatsapp.app-secret", keys.whatsappSecret()),
        secret(settings, "laksa.whatsapp.verify-token", keys.verifyToken()));
  }

  /** What citizens send goes to the engine's webhook from now on. */
  void deliverTo(String scheme, int httpPort) {
    simulator.webhook(URI.create(scheme + "://127.0.0.1:" + httpPort + "/webhooks/whatsapp"));
  }

  /** The simulator itself, for tests. */
  GraphSimulator simulator() {
    return simulator;
  }

  @Override
  public void close() {
    simulator.close();
  }

  private static String secret(Settings settings, String name, String made) {
    return settings.isSet(name) ? settings.text(name) : made;
  }
}
