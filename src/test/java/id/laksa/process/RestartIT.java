package id.laksa.process;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.app.EngineFile;
import id.laksa.spine.Citizen;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt is a promise, whatever dies. The tests share one data folder, in any order. */
class RestartIT {
  @TempDir static Path folder;
  private static EngineProcess engine;

  @BeforeAll
  static void prepare() {
    engine = new EngineProcess(folder);
  }

  @AfterAll
  static void end() {
    engine.close();
  }

  @Test
  void whatWasReceiptedSurvivesTheDeathOfEveryProcessAndReachesItsDepartmentOnce()
      throws Exception {
    LaksaProgram first = engine.running();
    DepartmentDesk desk = new DepartmentDesk(engine, "dpupr");
    Crowd crowd = new Crowd(engine.citizen(), desk);
    crowd.awaitAtLeast(400, 50);
    first.kill();
    crowd.sendHome();
    assertThat(LaksaProgram.runningOn(engine.data())).isEmpty();

    engine.start();
    assertPromisesKept(crowd);
  }

  @Test
  void aDatabaseThatDiesIsStartedAgainAndNothingIsLost() throws Exception {
    LaksaProgram program = engine.running();
    try (DepartmentDesk desk = new DepartmentDesk(engine, "dpupr")) {
      Crowd crowd = new Crowd(engine.citizen(), desk);
      crowd.awaitAtLeast(50, 10);
      ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
      int before = crowd.receipts.size();
      crowd.awaitAtLeast(before + 50, 20);
      crowd.sendHome();
      assertThat(program.isAlive()).isTrue();
      assertPromisesKept(crowd);
      assertThat(program.err())
          .contains("PostgreSQL ended by itself")
          .doesNotContain(" ERROR ", "Jalan berlubang", "Kami terima");
    }
  }

  @Test
  void aBrokerThatStopsItselfIsStartedAgainAndNothingIsLost() throws Exception {
    LaksaProgram program = engine.running();
    Crowd crowd = new Crowd(engine.citizen(), new DepartmentDesk(engine, "dpupr"));
    crowd.awaitAtLeast(50, 10);
    stopBroker();
    await().atMost(1, MINUTES).until(() -> program.err().contains("Artemis runs again"));
    int before = crowd.receipts.size();
    crowd.awaitAtLeast(before + 50, 0);
    crowd.sendHome();
    assertPromisesKept(crowd);
    String ticket = Crowd.complain(engine.citizen(), UUID.randomUUID().toString()).ticket();
    try (DepartmentDesk desk = new DepartmentDesk(engine, "dpupr")) {
      desk.acknowledge(ticket);
    }
    await().atMost(1, MINUTES).until(() -> history(ticket).contains("acknowledged"));
  }

  /**
   * By an order of its own, with the end of a disk fault: it stops, and nobody asked the engine.
   */
  private static void stopBroker() throws JMSException {
    EngineFile file = EngineFile.read(engine.data());
    try (var factory =
            new ActiveMQConnectionFactory(
                file.get("artemis.url"), file.get("artemis.user"), file.get("artemis.password"));
        JMSContext context = factory.createContext()) {
      Message order = context.createMessage();
      JMSManagementHelper.putOperationInvocation(order, ResourceNames.BROKER, "forceFailover");
      context.createProducer().send(context.createQueue("activemq.management"), order);
    }
  }

  @Test
  void anEngineAskedToStopLeavesNothingRunningAndSaysNothingButThatItStopped() throws Exception {
    engine.running().terminate();
    engine.running().awaitEnd();
    LaksaProgram program = engine.start();
    Crowd crowd = new Crowd(engine.citizen(), new DepartmentDesk(engine, "dpupr"));
    crowd.awaitAtLeast(50, 10);
    program.terminate();
    LaksaProgram.Ending ending = program.awaitEnd();
    crowd.sendHome();
    assertThat(ending.code()).isZero();
    assertThat(ending.out()).startsWith("LAKSA is ready.\n").endsWith("LAKSA has stopped.\n");
    assertThat(ending.err()).doesNotContain(" WARN ", " ERROR ", "Exception");
    assertThat(LaksaProgram.runningOn(engine.data())).isEmpty();
    assertThat(openToOthers(engine.data())).as("what other users could read").isEmpty();
  }

  @Test
  void anEngineWhoseDatabaseStandsStillEndsAllTheSameAndNamesIt() throws Exception {
    LaksaProgram program = engine.running();
    long postmaster = postmaster();
    signal("STOP", postmaster);
    LaksaProgram.Ending ending;
    try {
      program.terminate();
      ending = program.awaitEnd();
    } finally {
      signal("CONT", postmaster);
    }
    assertThat(ending.code()).isEqualTo(1);
    assertThat(ending.out()).endsWith("LAKSA has stopped.\n");
    assertThat(ending.err()).containsPattern("The engine ends without: .*PostgreSQL");
    await().atMost(1, MINUTES).until(() -> LaksaProgram.runningOn(engine.data()).isEmpty());
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start().waitFor();
  }

  private static List<Path> openToOthers(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !Files.isSymbolicLink(path)).filter(RestartIT::isOpen).toList();
    }
  }

  private static boolean isOpen(Path path) {
    try {
      return !PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).endsWith("------");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertPromisesKept(Crowd crowd) throws Exception {
    Citizen citizen = engine.citizen();
    crowd.receipts.forEach(
        (key, ticket) ->
            assertThat(Crowd.complain(citizen, key).ticket()).as("said again").isEqualTo(ticket));
    // Nobody knows whether these came through, so their senders ask again.
    List<String> asked =
        crowd.sent.stream().map(key -> Crowd.complain(citizen, key).ticket()).toList();
    awaitEmpty("outbox");
    try (DepartmentDesk desk = new DepartmentDesk(engine, "dpupr")) {
      assertThat(desk.tickets()).doesNotHaveDuplicates().containsAll(asked);
    }
    for (String ticket : crowd.acknowledged) {
      await().atMost(1, MINUTES).until(() -> history(ticket).size() > 3);
    }
    crowd.receipts.values().forEach(ticket -> assertHistory(ticket, crowd));
    assertThat(
            engine.count(
                "select count(*) from (select complaint_id from complaint_event"
                    + " group by complaint_id having count(*) <> max(seq) or min(seq) <> 1) gaps"))
        .isZero();
    assertThat(engine.count("select count(*) from dead_letter")).isZero();
  }

  private static void assertHistory(String ticket, Crowd crowd) {
    List<String> expected = List.of("received", "classified", "dispatched");
    if (crowd.acknowledged.contains(ticket)) {
      assertThat(history(ticket))
          .containsExactly("received", "classified", "dispatched", "acknowledged");
    } else {
      assertThat(history(ticket)).startsWith(expected.toArray(String[]::new)).hasSizeLessThan(5);
    }
  }

  private static List<String> history(String ticket) {
    JsonNode complaint = engine.citizen().look(ticket);
    return complaint.path("history").findValuesAsText("event");
  }

  private static void awaitEmpty(String table) {
    await().atMost(1, MINUTES).until(() -> count(table) == 0);
  }

  private static long count(String table) throws SQLException {
    return engine.count("select count(*) from " + table);
  }

  private static long postmaster() throws IOException {
    Path file = engine.data().resolve("postgres/data-18/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).get(0));
  }
}
