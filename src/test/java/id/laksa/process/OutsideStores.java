package id.laksa.process;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaUsers;
import id.laksa.broker.AmqpDoor;
import id.laksa.department.Department;
import id.laksa.dev.stores.EmbeddedArtemis;
import id.laksa.dev.stores.EmbeddedKafka;
import id.laksa.dev.stores.EmbeddedPostgres;
import id.laksa.login.GuessThrottle;
import id.laksa.rulebook.RuleBook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The three stores in a process of their own, as a city would run them beside the engine. */
public final class OutsideStores {
  /** Of every user of every store. */
  static final String PASSWORD = "outside";

  private OutsideStores() {}

  /** What an engine must be told to use them, but for their addresses. */
  static Map<String, String> environment(int postgres, String key) {
    return Map.of(
        "LAKSA_POSTGRES_URL",
        "jdbc:postgresql://127.0.0.1:" + postgres + "/laksa",
        "LAKSA_POSTGRES_PASSWORD",
        PASSWORD,
        "LAKSA_ARTEMIS_PASSWORD",
        PASSWORD,
        "LAKSA_TICKET_KEY",
        key,
        "LAKSA_DATA_KEY",
        key,
        "LAKSA_KAFKA_CLIENT_SECURITY_PROTOCOL",
        "SASL_PLAINTEXT",
        "LAKSA_KAFKA_CLIENT_SASL_MECHANISM",
        "SCRAM-SHA-512",
        "LAKSA_KAFKA_CLIENT_SASL_JAAS_CONFIG",
        "org.apache.kafka.common.security.scram.ScramLoginModule required"
            + " username=\"laksa\" password=\""
            + PASSWORD
            + "\";");
  }

  /** Starts the program, with its data in a folder. */
  static LaksaProgram start(Path folder, int postgres, int kafka, int amqp, int core) {
    return LaksaProgram.start(
            OutsideStores.class,
            folder,
            LaksaProgram.HOME,
            Map.of(),
            List.of(
                folder.resolve("outside").toString(),
                "" + postgres,
                "" + kafka,
                "" + amqp,
                "" + core))
        .awaitSaid("ready");
  }

  /** Folder and ports of PostgreSQL, Kafka and Artemis, its second one for the engine. */
  public static void main(String[] args) throws InterruptedException {
    DataFolder data = DataFolder.open(Path.of(args[0]));
    Map<String, String> departments =
        RuleBook.departments(LaksaProgram.HOME.resolve("conf")).all().stream()
            .collect(Collectors.toMap(Department::user, department -> PASSWORD));
    var postgres = EmbeddedPostgres.start(data, Integer.parseInt(args[1]), PASSWORD);
    var kafka =
        EmbeddedKafka.start(
            data, Integer.parseInt(args[2]), 0, new KafkaUsers(PASSWORD, PASSWORD, Map.of()));
    var artemis =
        EmbeddedArtemis.start(
            data,
            AmqpDoor.inside(Integer.parseInt(args[3])),
            Integer.parseInt(args[4]),
            PASSWORD,
            departments,
            new GuessThrottle(InstantSource.system()));
    if (postgres.isAlive() && kafka.isAlive() && artemis.isAlive()) {
      System.out.println("ready");
    }
    new CountDownLatch(1).await();
  }
}
