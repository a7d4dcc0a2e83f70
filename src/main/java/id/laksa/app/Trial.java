package id.laksa.app;

import id.laksa.broker.AmqpDoor;
import id.laksa.login.GuessThrottle;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What a trial has inside and a city has outside: stores, a WhatsApp that answers as Meta's does,
 * and the commands that try an engine. It is a jar of its own, found by {@link ServiceLoader}; an
 * engine without it needs its stores outside.
 */
public interface Trial {
  /** The trial's jar, where it is on the class path. */
  static Optional<Trial> present() {
    return ServiceLoader.load(Trial.class).findFirst();
  }

  /**
   * PostgreSQL inside.
   *
   * @param port on the loopback address
   * @param password of the ledger's user {@code laksa}
   * @throws StartupFailure if it can't be started
   */
  AutoCloseable postgres(DataFolder data, int port, String password, String superuserPassword);

  /**
   * Kafka inside.
   *
   * @param port on the loopback address
   * @param controllerPort 0 for any free one
   * @throws StartupFailure if it can't be started
   */
  AutoCloseable kafka(DataFolder data, int port, int controllerPort, KafkaUsers users);

  /** The broker inside. */
  interface Broker extends AutoCloseable {
    /** Where the engine connects, within this process. */
    String engineUrl();

    /** Where the engine's own commands connect. */
    String coreUrl();

    /** Whether it runs and can write. */
    boolean isAlive();

    /** Has it write its files anew; false if it hasn't in time. */
    boolean cleanJournal(Duration patience);

    @Override
    void close();
  }

  /**
   * Artemis inside, with a queue for every department; the engine's user there is {@link
   * Stores#BROKER_USER}.
   *
   * @param door for departments
   * @param corePort for the engine's commands; 0 for any free one
   * @param departments the password of each department's user
   * @throws StartupFailure if it can't be started
   */
  Broker artemis(
      DataFolder data,
      AmqpDoor door,
      int corePort,
      String enginePassword,
      Map<String, String> departments,
      GuessThrottle guesses);

  /** Shows what the stores inside refused. */
  void showRefusals(MeterRegistry meters, boolean broker, boolean kafka);

  /** A WhatsApp inside, with the city's account. */
  interface WhatsApp extends AutoCloseable {
    /** The account it plays. */
    CloudAccount account();

    /** Where it is, {@code http://127.0.0.1:port}; citizens chat at {@code /simulator/}. */
    String url();

    /** What citizens send goes to the engine's webhook on this port from now on. */
    void deliverTo(String scheme, int httpPort);

    @Override
    void close();
  }

  /**
   * Starts WhatsApp; it keeps what citizens send until it is told where to.
   *
   * @param scratch where uploads lie while they are read
   * @throws StartupFailure if its port is taken
   */
  WhatsApp whatsApp(Settings settings, Keys keys, InstantSource time, Path scratch);

  /** The commands that try an engine, annotated for picocli. */
  List<Object> commands();
}
