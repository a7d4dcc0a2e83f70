package id.laksa.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked examples of docs/extending.md, dropped into an engine that nobody changed. */
class ExtendingIT {
  private static final int COMPLAINTS = 120;
  @TempDir static Path folder;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Path city = folder.resolve("city");
  private EngineProcess engine;
  private HttpServer other;

  @AfterEach
  void end() {
    if (engine != null) {
      engine.close();
    }
    if (other != null) {
      other.stop(0);
    }
  }

  @Test
  void threeFilesInARunningEngineLoseAndDoubleNothingWhenItIsKilledInTheMiddle() throws Exception {
    other = otherSystem();
    FileUtils.copyDirectory(Path.of("kamelets").toFile(), city.resolve("kamelets").toFile());
    Files.createDirectories(city.resolve("routes/city"));
    Files.createDirectories(city.resolve("conf"));
    Files.writeString(
        city.resolve("conf/city.properties"),
        """
        folder.in=%1$s/in
        folder.receipts=%1$s/receipts
        folder.refused=%1$s/refused
        tap.out=%1$s/tap
        other.url=http://127.0.0.1:%2$d/orders
        """
            .formatted(folder, other.getAddress().getPort()));
    Files.createDirectories(folder.resolve("in"));
    engine = new EngineProcess(folder);
    LaksaProgram first = engine.start("--laksa.city.folder=" + city);
    for (String file : new String[] {"folder-in", "http-out", "kafka-tap"}) {
      Files.copy(
          Path.of("docs/examples/city/" + file + ".camel.yaml"),
          city.resolve("routes/city/" + file + ".camel.yaml"));
    }
    for (int i = 0; i < COMPLAINTS / 2; i++) {
      aFile(i);
    }
    await().atMost(3, MINUTES).until(() -> told.size() >= 5);
    for (int i = COMPLAINTS / 2; i < COMPLAINTS; i++) {
      aFile(i);
    }
    int before = filesIn("receipts");
    await().atMost(1, MINUTES).until(() -> filesIn("receipts") > before);
    first.kill();
    assertThat(filesIn("receipts")).as("killed in the middle").isLessThan(COMPLAINTS);

    engine.start("--laksa.city.folder=" + city);
    await().atMost(3, MINUTES).until(() -> filesIn("in/.done") == COMPLAINTS);
    await().atMost(3, MINUTES).until(() -> filesIn("tap") >= COMPLAINTS);
    await().atMost(3, MINUTES).until(() -> told.size() >= COMPLAINTS);
    assertThat(engine.count("select count(*) from complaint")).isEqualTo(COMPLAINTS);
    assertThat(filesIn("receipts")).isEqualTo(COMPLAINTS);
    assertThat(filesIn("tap")).isEqualTo(COMPLAINTS);
    assertThat(told).hasSize(COMPLAINTS);
    assertThat(filesIn("refused")).isZero();
  }

  private static void aFile(int number) throws IOException {
    Path draft = folder.resolve("draft");
    Files.writeString(draft, "{\"text\": \"Jalan berlubang nomor " + number + " #jalanrusak\"}");
    Files.move(draft, folder.resolve("in/c-" + number + ".json"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static int filesIn(String name) {
    Path where = folder.resolve(name);
    if (!Files.isDirectory(where)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(where)) {
      return (int) files.filter(Files::isRegularFile).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another system: takes what it is told, by the event's id. */
  private HttpServer otherSystem() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/orders",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          told.add(exchange.getRequestHeaders().getFirst("ce_subject"));
          exchange.sendResponseHeaders(body.isEmpty() ? 400 : 204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
