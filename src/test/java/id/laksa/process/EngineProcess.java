package id.laksa.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.laksa.app.EngineFile;
import id.laksa.app.Ports;
import id.laksa.spine.Citizen;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** {@code laksa run} as a process, on free ports, which it keeps from start to start. */
final class EngineProcess implements AutoCloseable {
  final int httpPort = Ports.free();
  final int managementPort = Ports.free();
  final int amqpPort = Ports.free();
  private final int kafkaPort = Ports.free();
  private final int postgresPort = Ports.free();
  private final Path folder;
  private final Path said;
  private LaksaProgram program;

  /** Prepares; its data will be in the folder's {@code data}. */
  EngineProcess(Path folder) {
    this(folder, folder);
  }

  /** The same, with what it says in another folder. */
  EngineProcess(Path folder, Path said) {
    this.folder = folder;
    this.said = said;
  }

  /** Starts it with its stores inside, and with settings, and returns when it says so. */
  LaksaProgram start(String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("--laksa.amqp.port=" + amqpPort);
    all.add("--laksa.kafka.port=" + kafkaPort);
    all.add("--laksa.postgres.port=" + postgresPort);
    return start(Map.of(), all.toArray(String[]::new));
  }

  /** Starts it with these settings and returns when it says that it is ready. */
  LaksaProgram start(Map<String, String> environment, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("run", "--data", data().toString()));
    arguments.add("--laksa.http.port=" + httpPort);
    arguments.add("--laksa.management.port=" + managementPort);
    // On a machine as full as tests make it a login takes longer than strangers are given.
    arguments.add("--laksa.amqp.login=60000");
    arguments.addAll(List.of(settings));
    program = LaksaProgram.start(said, LaksaProgram.HOME, environment, arguments);
    return program.awaitSaid("LAKSA is ready.");
  }

  /** The program that runs now, started if there is none. */
  LaksaProgram running() {
    return program != null && program.isAlive() ? program : start();
  }

  Path data() {
    return folder.resolve("data");
  }

  /** A client of its doors. */
  Citizen citizen() {
    return new Citizen("http://127.0.0.1:" + httpPort);
  }

  /** What Prometheus reads. */
  String metrics() {
    Citizen management = new Citizen("http://127.0.0.1:" + managementPort);
    return new String(management.get("/observe/metrics", Map.of()).raw().body(), UTF_8);
  }

  /** A department's password. */
  String password(String user) throws IOException {
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(data().resolve("credentials.properties"))) {
      credentials.load(reader);
    }
    return credentials.getProperty(user);
  }

  /** A connection to its ledger. */
  Connection ledger() throws SQLException {
    EngineFile file = EngineFile.read(data());
    return DriverManager.getConnection(
        file.get("postgres.url"), file.get("postgres.user"), file.get("postgres.password"));
  }

  /** One number from its ledger. */
  long count(String query) throws SQLException {
    try (Connection connection = ledger();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
