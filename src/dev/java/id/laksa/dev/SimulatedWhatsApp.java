package id.laksa.dev;

import id.laksa.app.CloudAccount;
import id.laksa.app.Keys;
import id.laksa.app.Settings;
import id.laksa.app.StartupFailure;
import id.laksa.app.Trial;
import id.laksa.dev.simulator.Account;
import id.laksa.dev.simulator.Account.ClosedWindow;
import id.laksa.dev.simulator.Template;
import id.laksa.dev.simulator.http.GraphSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The Graph API inside, for an engine without an account at Meta. */
public final class SimulatedWhatsApp implements Trial.WhatsApp {
  private static final String PHONE_NUMBER_ID = "100000000000001";
  private static final String BUSINESS_ID = "100000000000002";
  private static final String PHONE_NUMBER = "622100000112";
  private final Settings settings;
  private final Keys keys;
  private final InstantSource time;
  private final GraphSimulator simulator;

  private SimulatedWhatsApp(
      Settings settings, Keys keys, InstantSource time, GraphSimulator simulator) {
    this.settings = settings;
    this.keys = keys;
    this.time = time;
    this.simulator = simulator;
  }

  /**
   * Starts it; it keeps what citizens send until it is told where to.
   *
   * @param scratch where its uploads lie while they are read
   * @throws StartupFailure if its port is taken
   */
  static SimulatedWhatsApp start(Settings settings, Keys keys, InstantSource time, Path scratch) {
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
        new GraphSimulator(new GraphSimulator.Config("127.0.0.1", port, account, scratch), time);
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
    return new SimulatedWhatsApp(settings, keys, time, simulator);
  }

  @Override
  public CloudAccount account() {
    return new CloudAccount(
        settings,
        time,
        simulator.url(),
        PHONE_NUMBER_ID,
        secret(settings, "laksa.whatsapp.access-token", keys.whatsappToken()),
        secret(settings, "laksa.whatsapp.app-secret", keys.whatsappSecret()),
        secret(settings, "laksa.whatsapp.verify-token", keys.verifyToken()));
  }

  @Override
  public void deliverTo(String scheme, int httpPort) {
    simulator.webhook(URI.create(scheme + "://127.0.0.1:" + httpPort + "/webhooks/whatsapp"));
  }

  @Override
  public String url() {
    return simulator.url().toString();
  }

  /** The simulator itself, for tests. */
  public GraphSimulator simulator() {
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
