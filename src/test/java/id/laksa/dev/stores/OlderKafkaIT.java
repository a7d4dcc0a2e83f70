package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaClients;
import id.laksa.app.KafkaTopics;
import id.laksa.app.KafkaUsers;
import id.laksa.app.Ports;
import id.laksa.complaint.BulkSource;
import id.laksa.complaint.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Kafka that starts again with other users, or for the first time with any. */
class OlderKafkaIT {
  private static final BulkSource PARTNER = new BulkSource("partner", Channel.OPEN311);

  @TempDir Path folder;
  private final int port = Ports.free();
  private DataFolder data;

  @BeforeEach
  void takeTheFolder() {
    data = DataFolder.open(folder);
  }

  @AfterEach
  void releaseTheFolder() {
    data.close();
  }

  @Test
  void oneThatAskedNobodyKeepsItsTopicsAndAsksFromNowOn() throws Exception {
    KafkaRaftServer older = asItWasBefore();
    Map<String, Object> anybody = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    makeTopics(anybody, List.of(BulkSource.BULK));
    send(anybody);
    older.shutdown();
    older.awaitShutdown();
    try (EmbeddedKafka kafka = start(KafkaFixture.USERS)) {
      assertThat(kafka.isAlive()).isTrue();
      assertThatThrownBy(() -> names(anybody)).isInstanceOf(Exception.class);
      assertThat(read(KafkaFixture.client(port, KafkaUsers.READER))).isEqualTo("received");
      assertThat(names(KafkaFixture.client(port, KafkaUsers.ENGINE).settings()))
          .contains(KafkaTopics.EVENTS, KafkaTopics.SPOOL, KafkaTopics.INTAKE);
    }
  }

  @Test
  void aChangedPasswordIsTheOnlyOneAndASourceThatIsGoneIsNobody() throws Exception {
    KafkaUsers first =
        new KafkaUsers("engine-1", "reader-1", Map.of("bulk", "bulk-1", "partner", "partner-1"));
    try (EmbeddedKafka kafka = start(first)) {
      assertThat(kafka.isAlive()).isTrue();
      makeTopics(login("laksa", "engine-1"), List.of(BulkSource.BULK, PARTNER));
      assertThat(names(login("partner", "partner-1"))).containsExactly("laksa.intake.partner");
    }
    String hard = "r=a \"d\\er; 2";
    KafkaUsers second = new KafkaUsers("engine-2", hard, Map.of("bulk", "bulk-1"));
    try (EmbeddedKafka kafka = start(second)) {
      assertThat(kafka.isAlive()).isTrue();
      assertThat(names(login(KafkaUsers.READER, hard)))
          .containsExactlyInAnyOrder(KafkaTopics.EVENTS, KafkaTopics.COMPLAINTS);
      assertThat(names(login("bulk", "bulk-1"))).containsExactly(KafkaTopics.INTAKE);
      for (var former :
          Map.of("laksa", "engine-1", KafkaUsers.READER, "reader-1", "partner", "partner-1")
              .entrySet()) {
        assertThatThrownBy(() -> names(login(former.getKey(), former.getValue())))
            .hasCauseInstanceOf(AuthenticationException.class);
      }
      try (Admin admin = Admin.create(login("laksa", "engine-2"))) {
        assertThat(admin.describeAcls(AclBindingFilter.ANY).values().get())
            .noneMatch(right -> right.entry().principal().contains("partner"));
      }
    }
  }

  @Test
  void eventsAreKeptForEverUnlessACitySaysForHowLong() throws Exception {
    try (EmbeddedKafka kafka = start(KafkaFixture.USERS);
        Admin admin = Admin.create(KafkaFixture.client(port, KafkaUsers.ENGINE).settings())) {
      assertThat(kafka.isAlive()).isTrue();
      KafkaTopics.create(admin, List.of(), null, Duration.ofSeconds(30));
      await().until(() -> retention(admin).equals("-1"));
      KafkaTopics.keepEvents(admin, Duration.ofDays(400), Duration.ofSeconds(30));
      await().until(() -> retention(admin).equals("34560000000"));
      KafkaTopics.keepEvents(admin, null, Duration.ofSeconds(30));
      await().until(() -> retention(admin).equals("-1"));
    }
  }

  private static String retention(Admin admin) throws Exception {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, KafkaTopics.EVENTS);
    return admin.describeConfigs(List.of(topic)).all().get().get(topic).get("retention.ms").value();
  }

  /** As the engine left Kafka before it had users. */
  private KafkaRaftServer asItWasBefore() throws Exception {
    Path kafka = data.folder("kafka");
    EmbeddedKafka.format(kafka);
    int controller = Ports.free();
    Map<String, String> settings = new TreeMap<>(KafkaSettings.sizes(kafka));
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return server;
  }

  private EmbeddedKafka start(KafkaUsers users) {
    return EmbeddedKafka.start(data, port, 0, users);
  }

  private Map<String, Object> login(String user, String password) {
    return KafkaClients.inside("127.0.0.1:" + port, user, password).settings();
  }

  private static void makeTopics(Map<String, Object> client, List<BulkSource> sources)
      throws Exception {
    try (Admin admin = Admin.create(client)) {
      KafkaTopics.create(admin, sources, null, Duration.ofSeconds(30));
    }
  }

  private static java.util.Set<String> names(Map<String, Object> client) throws Exception {
    Map<String, Object> impatient = new TreeMap<>(client);
    impatient.put("default.api.timeout.ms", 3_000);
    impatient.put("request.timeout.ms", 2_000);
    try (Admin admin = Admin.create(impatient)) {
      return admin.listTopics().names().get();
    }
  }

  private static void send(Map<String, Object> client) throws Exception {
    var text = new StringSerializer();
    try (var producer = new KafkaProducer<>(client, text, text)) {
      producer.send(new ProducerRecord<>(KafkaTopics.EVENTS, "key", "received")).get();
    }
  }

  private static String read(KafkaClients reader) {
    var text = new StringDeserializer();
    Map<String, Object> settings =
        reader.with(Map.of("group.id", "dashboard", "auto.offset.reset", "earliest"));
    try (var consumer = new KafkaConsumer<>(settings, text, text)) {
      consumer.subscribe(List.of(KafkaTopics.EVENTS));
      for (int look = 0; look < 60; look++) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          return record.value();
        }
      }
    }
    throw new AssertionError("no event came");
  }
}
