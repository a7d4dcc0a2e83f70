package id.laksa.dev.command;

import id.laksa.app.Credentials;
import id.laksa.app.DataFolder;
import id.laksa.app.KafkaUsers;
import id.laksa.app.Laksa;
import id.laksa.app.Settings;
import id.laksa.app.StartupFailure;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.dev.stores.EmbeddedArtemis;
import id.laksa.dev.stores.EmbeddedKafka;
import id.laksa.dev.stores.EmbeddedPostgres;
import id.laksa.login.GuessThrottle;
import id.laksa.rulebook.RuleBook;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./laksa store …}: one store alone, for what tries how engines do without it. */
@Command(name = "store", hidden = true, description = "Runs one store alone, for tests.")
public final class StoreCommand implements Callable<Integer> {
  @ParentCommand private Laksa laksa;

  @Parameters(paramLabel = "STORE", description = "postgresql, kafka or artemis")
  private String store;

  @Option(names = "--data", required = true, description = "where it lasts")
  private Path folder;

  @Option(names = "--kafka-password", description = "of the engine's user at Kafka")
  private String kafkaPassword = "";

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = laksa.settings();
    try (DataFolder data = DataFolder.open(folder);
        AutoCloseable running = start(settings, data)) {
      System.out.printf("%s is ready.%n", store);
      new CountDownLatch(1).await();
      return running == null ? 1 : 0;
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new StartupFailure(store + " did not stop in an orderly way", e);
    }
  }

  private AutoCloseable start(Settings settings, DataFolder data) {
    return switch (store) {
      case "postgresql" ->
          EmbeddedPostgres.start(
              data,
              settings.number("laksa.postgres.port"),
              settings.text("laksa.postgres.password"));
      case "kafka" ->
          EmbeddedKafka.start(data, settings.number("laksa.kafka.port"), 0, kafkaUsers(data));
      case "artemis" ->
          EmbeddedArtemis.start(
              data,
              settings.departmentDoor(),
              settings.number("laksa.artemis.port"),
              settings.text("laksa.artemis.password"),
              users(data),
              new GuessThrottle(InstantSource.system()));
      default -> throw new StartupFailure("There is no store " + store + ".");
    };
  }

  private KafkaUsers kafkaUsers(DataFolder data) {
    return credentials(data, departments())
        .kafkaUsers(kafkaPassword, RuleBook.sources(Laksa.home().resolve("conf")));
  }

  private static Departments departments() {
    return RuleBook.departments(Laksa.home().resolve("conf"));
  }

  private static Credentials credentials(DataFolder data, Departments departments) {
    return Credentials.load(
        data.path(),
        departments.all().stream().map(Department::user).toList(),
        RuleBook.sources(Laksa.home().resolve("conf")));
  }

  private static Map<String, String> users(DataFolder data) {
    Departments departments = departments();
    Credentials credentials = credentials(data, departments);
    return departments.all().stream()
        .collect(Collectors.toMap(Department::user, one -> credentials.password(one.user())));
  }
}
