package id.laksa.dev.stores;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaClients;
import id.laksa.app.KafkaTopics;
import id.laksa.app.KafkaUsers;
import id.laksa.app.Ports;
import id.laksa.app.StartupFailure;
import id.laksa.complaint.BulkSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
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
  void aSecondStartFindsTheEventsOfTheFirst() throws Exception {
    try (EmbeddedKafka kafka = start()) {
      createTopics();
      send("received");
      assertThat(kafka.isAlive()).isTrue();
    }
    try (EmbeddedKafka kafka = start()) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      assertThat(readOne()).isEqualTo("received");
    }
  }

  @Test
  void aKilledEngineLosesNothingThatWasConfirmed() throws Exception {
    data.close();
    Process engine = ChildJvm.start(KafkaChild.class, folder.toString(), "" + port);
    ChildJvm.awaitLine(engine, "ready");
    createTopics();
    send("received");
    ChildJvm.killGroup(engine);
    data = DataFolder.open(folder);
    try (EmbeddedKafka kafka = start()) {
      assertThat(kafka.isAlive()).isTrue();
      assertThat(readOne()).isEqualTo("received");
    }
  }

  @Test
  void topicsAreMadeOnceAndNeverByAMistypedName() throws Exception {
    try (EmbeddedKafka kafka = start();
        Admin admin = admin()) {
      createTopics();
      createTopics();
      assertThat(kafka.isAlive()).isTrue();
      assertThat(partitions(admin, KafkaTopics.EVENTS)).isEqualTo(12);
      assertThat(admin.listTopics().names().get())
          .containsExactlyInAnyOrder(
              "laksa.events", "laksa.complaints", "laksa.spool", "laksa.intake", "laksa.probe");
      assertThatThrownBy(() -> partitions(admin, "laksa.event"))
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void aFatalFaultOfKafkaDoesNotEndTheEngineAndItIsStartedAgain() throws Exception {
    try (EmbeddedKafka kafka = start()) {
      createTopics();
      send("received");
      Exit.halt(1, "the disk is full");
      await().atMost(1, MINUTES).until(kafka::isAlive);
      assertThat(readOne()).isEqualTo("received");
    }
  }

  @Test
  void aTakenPortIsNamedWithItsSetting() throws IOException {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(this::start)
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("laksa.kafka.port");
    }
  }

  private EmbeddedKafka start() {
    return EmbeddedKafka.start(data, port, 0, KafkaFixture.USERS);
  }

  private KafkaClients engine() {
    return KafkaFixture.client(port, KafkaUsers.ENGINE);
  }

  private Admin admin() {
    return Admin.create(engine().settings());
  }

  private void createTopics() throws Exception {
    try (Admin admin = admin()) {
      KafkaTopics.create(admin, List.of(BulkSource.BULK), null, Duration.ofSeconds(30));
    }
  }

  private static int partitions(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .size();
  }

  private void send(String word) throws Exception {
    var text = new StringSerializer();
    Map<String, Object> settings = engine().with(Map.of("acks", "all"));
    try (var producer = new KafkaProducer<>(settings, text, text)) {
      producer.send(new ProducerRecord<>(KafkaTopics.EVENTS, "key", word)).get();
    }
  }

  private String readOne() {
    var text = new StringDeserializer();
    Map<String, Object> settings =
        engine().with(Map.of("group.id", "test", "auto.offset.reset", "earliest"));
    try (var consumer = new KafkaConsumer<>(settings, text, text)) {
      consumer.subscribe(List.of(KafkaTopics.EVENTS));
      for (int attempt = 0; attempt < 60; attempt++) {
        for (ConsumerRecord<String, String> event : consumer.poll(Duration.ofSeconds(1))) {
          return event.value();
        }
      }
    }
    throw new AssertionError("no event came");
  }
}
