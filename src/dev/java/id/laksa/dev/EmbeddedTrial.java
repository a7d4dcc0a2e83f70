package id.laksa.dev;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaUsers;
import id.laksa.app.Keys;
import id.laksa.app.Settings;
import id.laksa.app.Trial;
import id.laksa.broker.AmqpDoor;
import id.laksa.broker.CoreDoorPlugin;
import id.laksa.broker.DoorRefusal;
import id.laksa.broker.MessageRefusal;
import id.laksa.dev.command.BenchCommand;
import id.laksa.dev.command.ChaosCommand;
import id.laksa.dev.command.DemoCommand;
import id.laksa.dev.command.FuzzCommand;
import id.laksa.dev.command.QuickStartCommand;
import id.laksa.dev.command.StoreCommand;
import id.laksa.dev.stores.CountingAuthorizer;
import id.laksa.dev.stores.EmbeddedArtemis;
import id.laksa.dev.stores.EmbeddedKafka;
import id.laksa.dev.stores.EmbeddedPostgres;
import id.laksa.login.GuessThrottle;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** All that a trial needs on one machine, in one process tree. */
public final class EmbeddedTrial implements Trial {
  private static final String BROKER_DOOR_HELP =
      "What the departments' door of the broker inside refused, by kind";
  private static final String KAFKA_HELP = "Logins and requests that the Kafka inside refused";
  private static final String BROKER_DOOR = "laksa.amqp.refused";
  private static final String KAFKA = "laksa.kafka.refused";
  private static final String WHAT = "what";

  @Override
  public AutoCloseable postgres(
      DataFolder data, int port, String password, String superuserPassword) {
    return EmbeddedPostgres.start(data, port, password, superuserPassword);
  }

  @Override
  public AutoCloseable kafka(DataFolder data, int port, int controllerPort, KafkaUsers users) {
    return EmbeddedKafka.start(data, port, controllerPort, users);
  }

  @Override
  public Broker artemis(
      DataFolder data,
      AmqpDoor door,
      int corePort,
      String enginePassword,
      Map<String, String> departments,
      GuessThrottle guesses) {
    return EmbeddedArtemis.start(data, door, corePort, enginePassword, departments, guesses);
  }

  @Override
  public void showRefusals(MeterRegistry meters, boolean broker, boolean kafka) {
    if (broker) {
      for (DoorRefusal refusal : DoorRefusal.values()) {
        FunctionCounter.builder(BROKER_DOOR, refusal, DoorRefusal::times)
            .tag(WHAT, refusal.reason())
            .description(BROKER_DOOR_HELP)
            .register(meters);
      }
      FunctionCounter.builder(BROKER_DOOR, this, unused -> CoreDoorPlugin.refusedByAll())
          .tag(WHAT, "core")
          .description(BROKER_DOOR_HELP)
          .register(meters);
      for (MessageRefusal refusal : MessageRefusal.values()) {
        FunctionCounter.builder("laksa.broker.refused", refusal, MessageRefusal::times)
            .tag("reason", refusal.reason())
            .description("Messages that the broker inside refused when they were sent, by reason")
            .register(meters);
      }
    }
    if (kafka) {
      FunctionCounter.builder(KAFKA, this, unused -> CountingAuthorizer.refusedLogins())
          .tag(WHAT, "login")
          .description(KAFKA_HELP)
          .register(meters);
      FunctionCounter.builder(KAFKA, this, unused -> CountingAuthorizer.refusedRequests())
          .tag(WHAT, "request")
          .description(KAFKA_HELP)
          .register(meters);
    }
  }

  @Override
  public WhatsApp whatsApp(Settings settings, Keys keys, InstantSource time, Path scratch) {
    return SimulatedWhatsApp.start(settings, keys, time, scratch);
  }

  @Override
  public List<Object> commands() {
    return List.of(
        new DemoCommand(),
        new BenchCommand(),
        new ChaosCommand(),
        new FuzzCommand(),
        new StoreCommand(),
        new QuickStartCommand());
  }
}
