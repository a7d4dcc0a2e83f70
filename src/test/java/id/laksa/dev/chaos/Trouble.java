package id.laksa.dev.chaos;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.JsonMappers;
import id.laksa.app.Laksa;
import id.laksa.app.Ports;
import id.laksa.process.QuickJava;
import id.laksa.spine.Citizen;
import id.laksa.spine.Citizen.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Nodes and stores under load, for tests that take some of them away. */
final class Trouble implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So that a machine which all tests share isn't full for minutes: some fifty a second. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  final Installation installation;
  private Crowd crowd;

  private Trouble(Installation installation) {
    this.installation = installation;
  }

  /** Some nodes with their stores outside, ready. */
  static Trouble with(int nodes, Path folder) throws InterruptedException {
    Trouble trouble = notStarted(nodes, folder);
    try {
      trouble.installation.start();
    } catch (IllegalStateException e) {
      trouble.close();
      throw e;
    }
    return trouble;
  }

  /** The same, with nothing started yet. */
  static Trouble notStarted(int nodes, Path folder) {
    return new Trouble(Installation.outside(launcher(), folder, nodes));
  }

  /** Of what is delivered, quickly. */
  static Launcher launcher() {
    return new Launcher(
        Laksa.class.getName(),
        Path.of("").toAbsolutePath(),
        QuickJava.options(),
        QuickJava.classPath(),
        Ports::free);
  }

  /** Citizens come, and are heard. */
  Promises load() {
    crowd = new Crowd(installation.urls(), PAUSE);
    awaitReceipts(100);
    return crowd.promises();
  }

  /** Waits until so many more were promised. */
  void awaitReceipts(int more) {
    int until = crowd.promises().receipts() + more;
    await().atMost(2, MINUTES).until(() -> crowd.promises().receipts() >= until);
  }

  /** A client of a node. */
  Citizen citizen(int node) {
    return new Citizen(installation.urls().get(node).toString());
  }

  /** What a node says of a store. */
  String health(int node, String store) {
    return health(node).body().at("/stores/" + store).asText();
  }

  /** A node's health page. */
  Answer health(int node) {
    return citizen(node).get("/observe/health/ready", Map.of());
  }

  /** Waits until a node says that about a store. */
  void awaitHealth(int node, String store, String state) {
    await().atMost(1, MINUTES).until(() -> health(node, store).equals(state));
  }

  /** Lets everybody be heard and everything arrive, and looks at all of it. */
  PromiseFindings settle() throws Exception {
    assertThat(crowd.sendHome(PATIENCE)).as("everybody was heard").isTrue();
    Inspection inspection = new Inspection(installation, crowd.promises(), JsonMappers.standard());
    assertThat(inspection.awaitDrained(PATIENCE)).as("everything arrived").isTrue();
    return inspection.inspect();
  }

  @Override
  public void close() {
    if (crowd != null) {
      crowd.close();
    }
    installation.close();
  }
}
