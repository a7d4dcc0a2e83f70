package id.laksa.docs;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.Laksa;
import id.laksa.spine.Photographs;
import id.laksa.spine.SpineCase;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README and docs/trying.md tell to type, typed into a shell beside a running engine. */
class TryingIT extends SpineCase {
  private static final Pattern TICKET = Pattern.compile("LKS(-[0-9A-Z]{4}){4}");
  private static final Path HERE = Path.of("").toAbsolutePath();
  @TempDir Path folder;

  @BeforeEach
  void aFolderAsAfterTheFirstRun() throws IOException {
    assumeThat(Path.of("/usr/bin/curl")).exists();
    Files.createSymbolicLink(folder.resolve("data"), engine.data());
    Files.createSymbolicLink(folder.resolve("docs"), HERE.resolve("docs"));
    Files.write(folder.resolve("foto.jpg"), Photographs.ofAStreet(folder.hashCode()));
  }

  @Test
  void theReadmesComplaintIsTakenShownAndExplained() throws Exception {
    List<String> blocks = Documents.shell(Path.of("README.md"));
    String said = typed(String.join("\n", blocks.subList(1, blocks.size())));
    assertThat(citizen.look(ticketIn(said)).path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(said).contains("\"history\"").contains("tagar #jalanrusak berarti jalan-rusak");
  }

  @Test
  void aComplaintGoesItsWholeWayByHand() throws Exception {
    leaveNothingFor("dpupr");
    String said = typed(String.join("\n", Documents.shell(Path.of("docs/trying.md"))));
    String ticket = ticketIn(said);
    assertThat(said)
        .contains("id.laksa.workorder.v1", "\"evidenceId\"", "sent", "\"wamid\"")
        .doesNotContain("nothing waits");
    awaitStatus(ticket, "RESOLVED");
    await()
        .until(
            () ->
                engine.whatsapp().citizen("6281234567890", "Budi").inbox().stream()
                    .anyMatch(message -> TICKET.matcher(message.text()).find()));
  }

  private String typed(String lines) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = "-cp '" + classPath() + "'";
    String script =
        lines
            .replace("localhost:8080", URI.create(engine.http()).getAuthority())
            .replace(
                "./laksa ",
                "'%s' %s -Dlaksa.home='%s' %s "
                    .formatted(java, classPath, HERE, Laksa.class.getName()))
            .replace(
                "java -cp 'target/lib/*:target/trial/*'",
                "'%s' -Dport=%s %s"
                    .formatted(java, engine.amqp().replaceAll(".*:", ""), classPath));
    Path said = folder.resolve("said");
    Process shell =
        new ProcessBuilder("bash", "-eu", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(shell.waitFor(2, MINUTES)).as("the shell ends").isTrue();
    assertThat(shell.exitValue()).as("%s", Files.readString(said)).isZero();
    return Files.readString(said);
  }

  /** This JVM's, for a program that runs in another folder. */
  private static String classPath() {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(part -> HERE.resolve(part).toString())
        .collect(joining(File.pathSeparator));
  }

  /** What other tests have left in a queue is not what is read here. */
  private void leaveNothingFor(String department) throws Exception {
    String broker = "amqp://" + engine.amqp() + "?jms.prefetchPolicy.all=1";
    try (Connection connection =
            new JmsConnectionFactory(broker)
                .createConnection(department, engine.password(department));
        Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      MessageConsumer queue = session.createConsumer(session.createQueue("opd." + department));
      while (queue.receive(500) != null) {
        // It was another test's.
      }
    }
  }

  private static String ticketIn(String text) {
    Matcher ticket = TICKET.matcher(text);
    assertThat(ticket.find()).as("a ticket in %s", text).isTrue();
    return ticket.group();
  }
}
