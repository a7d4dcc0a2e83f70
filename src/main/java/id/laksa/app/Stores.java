package id.laksa.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import id.laksa.complaint.BulkSource;
import id.laksa.complaint.jdbc.LedgerAway;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import id.laksa.login.GuessThrottle;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.RetriableException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** The three stores, each inside this process tree or outside of it, as the settings say. */
public final class Stores implements AutoCloseable {
  /** The engine's own user at the broker inside, who may do everything. */
  public static final String BROKER_USER = "laksa";

  /** The queue into which the engine puts a message, to see whether it comes out again. */
  public static final String PROBE_QUEUE = "laksa.probe";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NO_DATABASE = "3D000";
  private static final int LOOK_SECONDS = 5;
  private static final int LONGEST_ANSWER_SECONDS = 10;
  private static final String LONGEST_CONNECT_MS = "2000";
  private static final Pattern BROKER_HOST = Pattern.compile("tcp://(\\[[^\\]]*]|[^:/?,)]+)");

  /**
   * What a node holds locked is free again when its machine is gone without a farewell, or when it
   * stood still in the middle of a transaction.
   */
  private static final String UNLESS_SILENT =
      "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3"
          + " -c idle_in_transaction_session_timeout=60s";

  private static final DescribeClusterOptions BRIEFLY =
      new DescribeClusterOptions().timeoutMs(LOOK_SECONDS * 1_000);
  private final Settings settings;
  private final DataFolder data;
  private final Keys keys;
  private final FirstSight firstSight;
  private final Deque<Runnable> open = new ArrayDeque<>();
  private volatile Trial.@Nullable Broker broker;

  /**
   * Prepares; nothing is started yet.
   *
   * @param onWait is run whenever a store can't be seen yet
   */
  Stores(Settings settings, DataFolder data, Keys keys, Runnable onWait) {
    this.firstSight = new FirstSight(List.of("postgresql", "kafka", "artemis"), onWait);
    this.settings = settings;
    this.data = data;
    this.keys = keys;
  }

  /** PostgreSQL, with the ledger's newest schema. */
  HikariDataSource postgres() {
    Address address = postgresAddress();
    if (!settings.isSet("laksa.postgres.url")) {
      int port = settings.number("laksa.postgres.port");
      remember(
          "PostgreSQL",
          inside("laksa.postgres.url")
              .postgres(data, port, keys.postgresPassword(), keys.superuserPassword()));
    }
    requireDriver(address);
    firstSight.of(
        "postgresql",
        "The PostgreSQL of laksa.postgres.url",
        () -> connect(address),
        Stores::isLedgerAway);
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("ledger");
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(settings.number("laksa.postgres.connections"));
    pool.setConnectionTimeout(3_000);
    pool.setValidationTimeout(2_000);
    pool.setInitializationFailTimeout(PATIENCE.toMillis());
    pool.addDataSourceProperty("tcpKeepAlive", "true");
    // Also a server that stands still, and keeps its connections, is away.
    pool.addDataSourceProperty("socketTimeout", Integer.toString(LONGEST_ANSWER_SECONDS));
    pool.addDataSourceProperty("ApplicationName", "laksa");
    pool.addDataSourceProperty("options", UNLESS_SILENT);
    // A fault's detail repeats the row it is about.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    HikariDataSource source = remember("the ledger's connections", new HikariDataSource(pool));
    // Over a connection of its own: a migration may take longer than any answer.
    Flyway.configure()
        .dataSource(address.url(), address.user(), address.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
    return source;
  }

  private static void requireDriver(Address address) {
    try {
      DriverManager.getDriver(address.url());
    } catch (SQLException e) {
      throw new StartupFailure("laksa.postgres.url must begin with jdbc:postgresql://", e);
    }
  }

  private static boolean connect(Address address) throws SQLException {
    DriverManager.getConnection(address.url(), address.user(), address.password()).close();
    return true;
  }

  /** Whether each store was seen yet: {@code up} or {@code away}, by its name. */
  Map<String, String> states() {
    return firstSight.states();
  }

  /** Ends every wait for a store outside. */
  void giveUp() {
    firstSight.giveUp();
  }

  /** Where PostgreSQL is reached. */
  record Address(String url, String user, String password) {
    /** Says no password. */
    @Override
    public String toString() {
      return url;
    }
  }

  /** PostgreSQL's address, inside or outside. */
  Address postgresAddress() {
    if (settings.isSet("laksa.postgres.url")) {
      return new Address(
          settings.text("laksa.postgres.url"),
          settings.text("laksa.postgres.user"),
          settings.text("laksa.postgres.password"));
    }
    String url = "jdbc:postgresql://127.0.0.1:" + settings.number("laksa.postgres.port") + "/laksa";
    return new Address(url, "laksa", keys.postgresPassword());
  }

  /** How Kafka is reached, inside or outside. */
  KafkaClients kafkaClients() {
    return settings.isSet("laksa.kafka.brokers")
        ? KafkaClients.outside(settings.text("laksa.kafka.brokers"), settings.kafkaClient())
        : KafkaClients.inside(
            "127.0.0.1:" + settings.number("laksa.kafka.port"),
            KafkaUsers.ENGINE,
            keys.kafkaPassword());
  }

  /** Kafka, with the topics made. */
  KafkaClients kafka(List<BulkSource> sources, Credentials credentials) throws Exception {
    if (!settings.isSet("laksa.kafka.brokers")) {
      remember(
          "Kafka",
          inside("laksa.kafka.brokers")
              .kafka(
                  data,
                  settings.number("laksa.kafka.port"),
                  settings.number("laksa.kafka.controller-port"),
                  credentials.kafkaUsers(keys.kafkaPassword(), sources)));
    }
    KafkaClients clients = kafkaClients();
    try (Admin admin = Admin.create(clients.settings())) {
      firstSight.of(
          "kafka",
          "The Kafka of laksa.kafka.brokers",
          // Its own time-out, too: closing the client waits for whatever is still asked.
          () -> admin.describeCluster(BRIEFLY).nodes().get(LOOK_SECONDS, TimeUnit.SECONDS),
          Stores::isKafkaAway);
      KafkaTopics.create(admin, sources, settings.eventsKept(), PATIENCE);
      if (!settings.isSet("laksa.kafka.brokers")) {
        // Outside, the city's own administrator says what becomes of a topic.
        KafkaTopics.keepEvents(admin, settings.eventsKept(), PATIENCE);
        KafkaTopics.letGo(admin, sources, PATIENCE);
      }
    }
    return clients;
  }

  /** A server that is just being set up has no database yet. */
  private static boolean isLedgerAway(Exception fault) {
    return LedgerAway.caused(fault)
        || (fault instanceof SQLException sql && NO_DATABASE.equals(sql.getSQLState()));
  }

  private static boolean isKafkaAway(Exception fault) {
    return fault instanceof TimeoutException || fault.getCause() instanceof RetriableException;
  }

  /**
   * The broker's address for the engine's own commands, and its user on it.
   *
   * @throws NullPointerException if the broker is inside and hasn't been started
   */
  Address artemisAddress() {
    if (settings.isSet("laksa.artemis.url")) {
      return new Address(
          settings.text("laksa.artemis.url"),
          settings.text("laksa.artemis.user"),
          settings.text("laksa.artemis.password"));
    }
    String url = Objects.requireNonNull(broker, "the broker was started").coreUrl();
    return new Address(url, BROKER_USER, keys.brokerPassword());
  }

  /**
   * Has the broker inside write its files anew.
   *
   * @return false if it hasn't done so in time, or doesn't run; true also for a broker outside,
   *     whose own settings say when it does (docs/privacy.md)
   */
  boolean cleanBrokersJournal() {
    Trial.Broker inside = broker;
    return settings.isSet("laksa.artemis.url")
        || (inside != null && inside.isAlive() && inside.cleanJournal(PATIENCE));
  }

  /** Where departments reach the broker: {@code amqp://host:port}, {@code amqps://} with TLS. */
  String departmentsUrl() {
    String url = settings.text("laksa.artemis.url");
    Matcher address = BROKER_HOST.matcher(url);
    if (!address.find()) {
      return "amqp://" + settings.departmentDoor().address();
    }
    String scheme = url.contains("sslEnabled=true") ? "amqps" : "amqp";
    return scheme + "://" + address.group(1) + ":" + settings.number("laksa.amqp.port");
  }

  /** The broker, with a queue for every department. */
  ActiveMQConnectionFactory artemis(
      Departments departments, Credentials credentials, GuessThrottle guesses) {
    Trial.Broker inside = null;
    if (!settings.isSet("laksa.artemis.url")) {
      Map<String, String> users =
          departments.all().stream()
              .collect(Collectors.toMap(Department::user, d -> credentials.password(d.user())));
      inside =
          remember(
              "Artemis",
              inside("laksa.artemis.url")
                  .artemis(
                      data,
                      settings.departmentDoor(),
                      settings.number("laksa.artemis.port"),
                      keys.brokerPassword(),
                      users,
                      guesses));
      broker = inside;
    }
    Address address = artemisAddress();
    String url = inside == null ? address.url() : inside.engineUrl();
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(url, address.user(), address.password());
    // Without this each send asks the broker for its queue first.
    factory.setCacheDestinations(true);
    factory.setCallTimeout(LONGEST_ANSWER_SECONDS * 1_000L);
    connectQuickly(factory);
    remember("the broker's clients", factory);
    firstSight.of(
        "artemis",
        "The Artemis of laksa.artemis.url",
        () -> connect(factory),
        Stores::isBrokerAway);
    return factory;
  }

  /** A machine that is gone is away soon. */
  static void connectQuickly(ActiveMQConnectionFactory factory) {
    for (TransportConfiguration way : factory.getStaticConnectors()) {
      if (way.getFactoryClassName().equals(NettyConnectorFactory.class.getName())) {
        way.getParams().putIfAbsent(TransportConstants.NETTY_CONNECT_TIMEOUT, LONGEST_CONNECT_MS);
      }
    }
  }

  private static boolean connect(ActiveMQConnectionFactory factory) throws JMSException {
    factory.createConnection().close();
    return true;
  }

  private static boolean isBrokerAway(Exception fault) {
    return !(fault instanceof JMSSecurityException);
  }

  private static Trial inside(String setting) {
    return Trial.present()
        .orElseThrow(
            () ->
                new StartupFailure(
                    setting + " is not set: this is LAKSA without the stores of a trial."));
  }

  /** Stops what was started inside, the last first. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      takeLast().run();
    }
  }

  private Runnable takeLast() {
    synchronized (open) {
      return open.pop();
    }
  }

  private <T extends AutoCloseable> T remember(String name, T store) {
    synchronized (open) {
      open.push(() -> Closing.part(name, store));
    }
    return store;
  }
}
