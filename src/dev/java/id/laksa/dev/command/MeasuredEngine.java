package id.laksa.dev.command;

import id.laksa.app.Credentials;
import id.laksa.app.EngineFile;
import id.laksa.app.Keys;
import id.laksa.app.RunningStores;
import id.laksa.app.Settings;
import id.laksa.dev.bench.IntakeBench;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The running engine that a benchmark measures. */
final class MeasuredEngine {
  @Option(names = "--data", defaultValue = "data", description = "the engine's data folder")
  private Path data;

  /** The engine of a data folder that was named. */
  static MeasuredEngine on(Path data) {
    MeasuredEngine engine = new MeasuredEngine();
    engine.data = data;
    return engine;
  }

  IntakeBench.Target target() {
    EngineFile file = RunningStores.on(data).file();
    return new IntakeBench.Target(
        URI.create(file.get("http.url")),
        URI.create(file.get("management.url")),
        file.get("amqp.url"),
        Credentials.passwords(data),
        file.get("postgres.url"),
        file.get("postgres.user"),
        file.get("postgres.password"));
  }

  /** Where the WhatsApp simulator of the engine is; relative to nothing where it has none. */
  URI simulator() {
    return URI.create(RunningStores.on(data).file().get("simulator.url"));
  }

  long pid() {
    return Long.parseLong(RunningStores.on(data).file().get("pid"));
  }

  /** What its webhooks are signed with. */
  String whatsappSecret(Settings settings) {
    return settings.isSet("laksa.whatsapp.app-secret")
        ? settings.text("laksa.whatsapp.app-secret")
        : Keys.load(settings, data).whatsappSecret();
  }
}
