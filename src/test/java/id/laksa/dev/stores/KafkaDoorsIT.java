package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaClients;
import id.laksa.app.KafkaTopics;
import id.laksa.app.KafkaUsers;
import id.laksa.app.Ports;
import id.laksa.complaint.BulkSource;
import id.laksa.complaint.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers, readers and bulk sources may do to the embedded Kafka, tried by real clients. */
class KafkaDoorsIT {
  private static final StringSerializer TEXT = new StringSerializer();
  private static final StringDeserializer READ = new StringDeserializer();
  private static final BulkSource PARTNER = new BulkSource("partner", Channel.OPEN311);
  private static final KafkaUsers USERS =
      new KafkaUsers(
          "engine-secret",
          "reader-secret",
          Map.of("bulk", "bulk-secret", "partner", "partner-secret"));

  @TempDir static Path folder;
  private static final int PORT = Ports.free();
  private static final int CONTROLLER = Ports.free();
  private static DataFolder data;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() throws Exception {
    data = DataFolder.open(folder);
    kafka = EmbeddedKafka.start(data, PORT, CONTROLLER, USERS);
    try (Admin admin = admin("laksa")) {
      KafkaTopics.create(admin, List.of(BulkSource.BULK, PARTNER), null, Duration.ofSeconds(30));
    }
    send("laksa", KafkaTopics.EVENTS);
    send("laksa", KafkaTopics.INTAKE);
    send("laksa", KafkaTopics.SPOOL);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    data.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void withoutAPasswordNobodyIsHeardAtAnyDoor(int door) {
    Map<String, Object> stranger =
        door == 0
            ? Map.of("bootstrap.servers", "127.0.0.1:" + PORT)
            : Map.of("bootstrap.controllers", "127.0.0.1:" + CONTROLLER);
    assertUnheard(stranger);
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreRefusedAndCounted() {
    double before = CountingAuthorizer.refusedLogins();
    for (String user : List.of("laksa", "events-reader", "dpupr", "controller", "ANONYMOUS")) {
      assertThatThrownBy(() -> look(login(user, "department-secret").settings()))
          .hasCauseInstanceOf(AuthenticationException.class);
    }
    assertThat(CountingAuthorizer.refusedLogins()).isGreaterThanOrEqualTo(before + 5);
  }

  @ParameterizedTest
  @CsvSource({
    "SCRAM-SHA-512, org.apache.kafka.common.security.scram.ScramLoginModule, laksa, engine-secret",
    "PLAIN, org.apache.kafka.common.security.plain.PlainLoginModule, laksa, engine-secret",
    "PLAIN, org.apache.kafka.common.security.plain.PlainLoginModule, controller, controller",
    "PLAIN, org.apache.kafka.common.security.plain.PlainLoginModule, events-reader, reader-secret"
  })
  void theControllersDoorTakesNobodyElsesPassword(
      String mechanism, String module, String user, String password) {
    assertThatThrownBy(() -> look(controller(mechanism, module, user, password)))
        .hasCauseInstanceOf(AuthenticationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboard", "Laksa", "x-laksa", "console-consumer-7"})
  void whoReadsEventsReadsThemInAGroupOfItsOwn(String group) {
    assertThat(read("events-reader", KafkaTopics.EVENTS, group)).isEqualTo("laksa.events");
  }

  @ParameterizedTest
  @ValueSource(strings = {"laksa", "laksa-spool", "laksa-intake", "laksadashboard"})
  void whoReadsEventsCannotJoinAGroupOfTheEngines(String group) {
    assertRefused(() -> read("events-reader", KafkaTopics.EVENTS, group));
  }

  @ParameterizedTest
  @ValueSource(strings = {"laksa.intake", "laksa.spool", "laksa.intake.partner"})
  void whoReadsEventsReadsNothingElse(String topic) {
    assertRefused(() -> read("events-reader", topic, "dashboard"));
    assertRefused(() -> read("events-reader", topic, null));
  }

  @ParameterizedTest
  @CsvSource({
    "events-reader, laksa.events",
    "events-reader, laksa.intake",
    "events-reader, laksa.spool",
    "events-reader, laksa.complaints",
    "bulk, laksa.events",
    "bulk, laksa.spool",
    "bulk, laksa.intake.partner",
    "partner, laksa.intake",
    "partner, laksa.events"
  })
  void nobodyWritesWhereNothingIsHis(String user, String topic) {
    assertRefused(() -> send(user, topic));
  }

  @ParameterizedTest
  @CsvSource({"bulk, laksa.intake", "partner, laksa.intake.partner"})
  void aSourceWritesItsOwnTopicOnceEachAndReadsNothing(String source, String topic)
      throws Exception {
    send(source, topic);
    for (String any : List.of(topic, KafkaTopics.EVENTS, KafkaTopics.SPOOL)) {
      assertRefused(() -> read(source, any, null));
      assertRefused(() -> read(source, any, "own-group"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"events-reader", "bulk", "partner"})
  void nobodyButTheEngineChangesKafka(String user) {
    double before = CountingAuthorizer.refusedRequests();
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, KafkaTopics.EVENTS);
    ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
    Collection<AlterConfigOp> shorter =
        List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET));
    AclBinding all =
        new AclBinding(
            new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
            new AccessControlEntry("User:" + user, "*", AclOperation.ALL, AclPermissionType.ALLOW));
    try (Admin admin = admin(user)) {
      assertNotAllowed(admin.deleteTopics(List.of(KafkaTopics.EVENTS)).all());
      assertNotAllowed(
          admin
              .deleteRecords(
                  Map.of(
                      new TopicPartition(KafkaTopics.EVENTS, 0), RecordsToDelete.beforeOffset(-1)))
              .all());
      assertNotAllowed(admin.createTopics(List.of(new NewTopic("evil", 1, (short) 1))).all());
      assertNotAllowed(admin.incrementalAlterConfigs(Map.of(topic, shorter)).all());
      assertNotAllowed(admin.incrementalAlterConfigs(Map.of(broker, shorter)).all());
      assertNotAllowed(admin.describeConfigs(List.of(broker)).all());
      assertNotAllowed(admin.createAcls(List.of(all)).all());
      assertNotAllowed(admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
      assertNotAllowed(admin.describeAcls(AclBindingFilter.ANY).values());
      assertNotAllowed(admin.describeUserScramCredentials().all());
      assertNotAllowed(
          admin
              .alterUserScramCredentials(
                  List.of(
                      new UserScramCredentialUpsertion(
                          user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), "x")))
              .all());
      assertNotAllowed(admin.deleteConsumerGroups(List.of("laksa-spool")).all());
    }
    assertThat(CountingAuthorizer.refusedRequests()).isGreaterThan(before);
  }

  private static void assertNotAllowed(KafkaFuture<?> answer) {
    assertThatThrownBy(answer::get).hasCauseInstanceOf(AuthorizationException.class);
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .satisfiesAnyOf(
            fault -> assertThat(fault).isInstanceOf(AuthorizationException.class),
            fault -> assertThat(fault).hasCauseInstanceOf(AuthorizationException.class));
  }

  /** Neither an answer nor a login: the server speaks to nobody who doesn't log in. */
  private static void assertUnheard(Map<String, Object> stranger) {
    assertThatThrownBy(() -> look(stranger)).hasCauseInstanceOf(TimeoutException.class);
  }

  private static void look(Map<String, Object> client)
      throws ExecutionException, InterruptedException {
    Map<String, Object> impatient = new TreeMap<>(client);
    impatient.put("default.api.timeout.ms", 3_000);
    impatient.put("request.timeout.ms", 2_000);
    try (Admin admin = Admin.create(impatient)) {
      admin.describeCluster().nodes().get();
    }
  }

  private static Map<String, Object> controller(
      String mechanism, String module, String user, String password) {
    return Map.of(
        "bootstrap.controllers",
        "127.0.0.1:" + CONTROLLER,
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        mechanism,
        "sasl.jaas.config",
        "%s required username=\"%s\" password=\"%s\";".formatted(module, user, password));
  }

  private static KafkaClients login(String user, String password) {
    return KafkaClients.inside("127.0.0.1:" + PORT, user, password);
  }

  private static KafkaClients client(String user) {
    return login(user, USERS.passwords().get(user));
  }

  private static Admin admin(String user) {
    return Admin.create(client(user).settings());
  }

  private static void send(String user, String topic) throws Exception {
    Map<String, Object> settings = client(user).with(Map.of("acks", "all", "max.block.ms", 10_000));
    try (var producer = new KafkaProducer<>(settings, TEXT, TEXT)) {
      producer.send(new ProducerRecord<>(topic, "key", topic)).get();
    }
  }

  /** The first that comes. */
  private static String read(String user, String topic, String group) {
    Map<String, Object> settings = client(user).with(Map.of("auto.offset.reset", "earliest"));
    if (group != null) {
      settings.put("group.id", group);
    }
    try (var consumer = new KafkaConsumer<>(settings, READ, READ)) {
      if (group == null) {
        consumer.assign(List.of(new TopicPartition(topic, 0)));
      } else {
        consumer.subscribe(List.of(topic));
      }
      for (int look = 0; look < 60; look++) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          return record.value();
        }
      }
    }
    throw new AssertionError("nothing came");
  }
}
