package id.laksa.dev.command;

import id.laksa.app.Engine;
import id.laksa.app.Laksa;
import id.laksa.app.Ports;
import id.laksa.app.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;

/**
 * Starts an engine of its own on free ports and an empty folder, takes one complaint in, and stops:
 * for the archive of classes that Java writes when it ends, by which the launcher starts engines
 * quicker. The environment's settings are not read, so that no city's store is ever touched.
 */
@Command(
    name = "quick-start",
    hidden = true,
    description = "Goes once through a start, for the launcher.")
public final class QuickStartCommand implements Callable<Integer> {
  private static final String COMPLAINT = "{\"text\": \"Jalan berlubang #jalanrusak\"}";

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(Laksa.home().resolve("target"), "quick-start");
    try (Engine engine = Engine.start(Laksa.home(), data, ofItsOwn(), InstantSource.system())) {
      HttpRequest complaint =
          HttpRequest.newBuilder(URI.create(engine.httpUrl() + "/api/v1/complaints"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(COMPLAINT))
              .build();
      int status =
          HttpClient.newHttpClient().send(complaint, BodyHandlers.discarding()).statusCode();
      return status == 201 ? 0 : 1;
    } finally {
      FileUtils.deleteDirectory(data.toFile());
    }
  }

  private static Settings ofItsOwn() {
    Map<String, String> ports =
        Map.of(
            "laksa.http.port", "0",
            "laksa.management.port", "0",
            "laksa.amqp.port", Integer.toString(Ports.free()),
            "laksa.kafka.port", Integer.toString(Ports.free()),
            "laksa.postgres.port", Integer.toString(Ports.free()));
    return Settings.load(Laksa.home().resolve("conf"), Map.of(), ports);
  }
}
