package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.KafkaTopics;
import id.laksa.app.Ports;
import id.laksa.complaint.BulkSource;
import id.laksa.spool.kafka.TopicFeed.Opened;
import id.laksa.spool.kafka.TopicFeed.Opener;
import id.laksa.spool.kafka.Trimming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was taken in leaves Kafka's files; what wasn't stays. */
class TrimmingIT {
  private static final List<String> TOPICS = List.of(KafkaTopics.INTAKE);
  private static final TopicPartition PARTITION = new TopicPartition(KafkaTopics.INTAKE, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String GROUP = "laksa-intake";
  private static final int PORT = Ports.free();
  @TempDir static Path folder;
  private static DataFolder data;
  private static EmbeddedKafka kafka;
  private static KafkaProducer<String, byte[]> producer;
  private static Admin admin;
  private Instant now = Instant.parse("2026-11-23T05:00:00Z");

  @BeforeAll
  static void start() throws Exception {
    data = DataFolder.open(folder);
    kafka = EmbeddedKafka.start(data, PORT, 0, KafkaFixture.USERS);
    admin = Admin.create(settings("laksa"));
    // As an earlier version made it.
    admin.createTopics(List.of(new NewTopic(KafkaTopics.INTAKE, 1, (short) 1))).all().get();
    KafkaTopics.create(admin, List.of(BulkSource.BULK), null, PATIENCE);
    KafkaTopics.letGo(admin, List.of(BulkSource.BULK), PATIENCE);
    producer =
        new KafkaProducer<>(settings("laksa"), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    admin.close();
    kafka.close();
    data.close();
  }

  @Test
  void whatWasTakenInLeavesItsFileAlsoWhenNothingFollows() throws Exception {
    await().until(() -> setting("segment.ms").equals("600000"));
    await().until(() -> setting("message.timestamp.type").equals("LogAppendTime"));
    // Kafka's own clock is nothing that a test can move.
    beginsFilesAfter("1");
    Trimming trimming = trimming("laksa");
    Opener opener = trimming.around(entry -> Optional.of(new Opened("k", text(entry))));
    try (KafkaConsumer<String, byte[]> feed = feed()) {
      send("Rukmanawati");
      assertThat(read(feed, opener)).containsExactly("Rukmanawati");
      trimming.trim();
      assertThat(begin()).as("seen, but not in the ledger yet").isZero();
      feed.commitSync();
      trimming.trim();
      assertThat(begin()).isOne();
      assertThat(files("Rukmanawati")).as("the file that is written").hasSize(1);
      now = now.plus(KafkaTopics.FILE).plusSeconds(61);
      trimming.trim();
      assertThat(read(feed, opener)).as("an empty entry").containsExactly("");
      feed.commitSync();
      await().atMost(PATIENCE).until(() -> files("Rukmanawati").isEmpty());
      trimming.trim();
      now = now.plus(KafkaTopics.FILE).plusSeconds(61);
      trimming.trim();
      assertThat(end()).as("one empty entry is enough").isEqualTo(2);

      // What another process has left, and somebody who may not delete.
      send("Sulistyowati");
      assertThat(read(feed, opener)).containsExactly("Sulistyowati");
      feed.commitSync();
      trimming("bulk").trim();
      assertThat(begin()).isOne();
      trimming("laksa").trim();
      assertThat(begin()).isEqualTo(3);
    }
  }

  private Trimming trimming(String user) {
    return new Trimming(settings(user), producer, TOPICS, GROUP, KafkaTopics.FILE, () -> now);
  }

  private static void send(String text) throws Exception {
    producer
        .send(new ProducerRecord<>(KafkaTopics.INTAKE, text.getBytes(StandardCharsets.UTF_8)))
        .get();
  }

  private static KafkaConsumer<String, byte[]> feed() {
    Map<String, Object> settings =
        KafkaFixture.client(PORT, "laksa")
            .with(
                Map.of(
                    "group.id",
                    GROUP,
                    "enable.auto.commit",
                    false,
                    "auto.offset.reset",
                    "earliest"));
    KafkaConsumer<String, byte[]> feed =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    feed.subscribe(TOPICS);
    return feed;
  }

  /** What the next entries say; nothing of an empty one. */
  private static List<String> read(KafkaConsumer<String, byte[]> feed, Opener opener) {
    List<String> said = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              feed.poll(Duration.ofMillis(200))
                  .forEach(entry -> said.add(opener.open(entry).map(Opened::what).orElse("")));
              return !said.isEmpty();
            });
    return said;
  }

  private static String text(ConsumerRecord<String, byte[]> entry) {
    return new String(entry.value(), StandardCharsets.UTF_8);
  }

  private static long begin() {
    try (KafkaConsumer<String, byte[]> any = feed()) {
      return any.beginningOffsets(List.of(PARTITION)).get(PARTITION);
    }
  }

  private static long end() {
    try (KafkaConsumer<String, byte[]> any = feed()) {
      return any.endOffsets(List.of(PARTITION)).get(PARTITION);
    }
  }

  private static List<Path> files(String said) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(one -> one.toString().contains(".log")).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(said)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static void beginsFilesAfter(String milliseconds) throws Exception {
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry("segment.ms", milliseconds), AlterConfigOp.OpType.SET);
    Map<ConfigResource, Collection<AlterConfigOp>> changes = Map.of(intake(), List.of(change));
    admin.incrementalAlterConfigs(changes).all().get();
    await().until(() -> setting("segment.ms").equals(milliseconds));
  }

  private static String setting(String name) throws Exception {
    return admin.describeConfigs(List.of(intake())).all().get().get(intake()).get(name).value();
  }

  private static ConfigResource intake() {
    return new ConfigResource(ConfigResource.Type.TOPIC, KafkaTopics.INTAKE);
  }

  private static Map<String, Object> settings(String user) {
    return KafkaFixture.client(PORT, user).settings();
  }
}
