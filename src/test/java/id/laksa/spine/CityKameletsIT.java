package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.KafkaClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kamelets that come with the engine, and the city's own user of Kafka. */
class CityKameletsIT {
  private static final String ROAD = "{\"text\": \"Jalan berlubang di depan pasar #jalanrusak\"}";
  @TempDir private static Path root;
  private static CityTown town;

  @BeforeAll
  static void start() throws IOException {
    town =
        new CityTown(
            root,
            Map.of("city-routes.csv", "roads.camel.yaml,DPUPR"),
            Map.of("out", root.resolve("out").toString()),
            Map.of());
  }

  @AfterEach
  void tidy() throws IOException {
    town.tidy();
  }

  @AfterAll
  static void stop() {
    if (town != null) {
      town.close();
    }
  }

  @Test
  void aDepartmentIsServedByKameletsAlone() throws Exception {
    town.run(
        "roads",
        """
        - route:
            id: acknowledge-roads
            description: Every order of DPUPR is acknowledged.
            from:
              uri: kamelet:laksa-work-orders
              parameters: {department: dpupr, password: "%s"}
              steps:
                - unmarshal: {json: {library: Jackson}}
                - setBody:
                    simple: '{"type": "id.laksa.followup.v1", "updateId": "${body[workOrderId]}", "ticket": "${body[ticket]}", "kind": "ACKNOWLEDGED", "at": "2026-11-29T09:00:00+07:00"}'
                - to: {uri: "kamelet:laksa-follow-up", parameters: {department: DPUPR}}
                - to: {uri: "file:{{out}}", parameters: {fileName: "${header.laksaOutcome}-${exchangeId}"}}
        """
            .formatted(town.password("dpupr")));
    String ticket = town.citizen().complain(ROAD).ticket();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> town.citizen().look(ticket).path("status").asText(), "ACKNOWLEDGED"::equals);
  }

  @Test
  void eventsComeByTheirTypeWithTheirTicket() throws Exception {
    town.run(
        "tap",
        """
        - route:
            id: tap
            description: A file an event.
            from:
              uri: kamelet:laksa-events
              parameters: {group: city.test, types: ".*[.]received[.]v1"}
              steps:
                - to: {uri: "file:{{out}}/events", parameters: {fileName: "${header.ce_subject}"}}
        """);
    String ticket = town.citizen().complain(ROAD).ticket();
    Path event = root.resolve("out/events").resolve(ticket);
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(event));
    assertThat(event).content().doesNotContain("Jalan berlubang");
  }

  @Test
  void theCitysUserOfKafkaWritesItsOwnTopicsAndNoOther() throws Exception {
    Map<String, Object> city =
        KafkaClients.inside("127.0.0.1:" + town.kafkaPort(), "city", town.password("city"))
            .settings();
    try (Admin admin = Admin.create(city);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(city, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic("city.signs", 1, (short) 1))).all().get();
      producer.send(new ProducerRecord<>("city.signs", "on")).get();
      for (String forbidden : List.of("laksa.events", "laksa.intake", "laksa.spool")) {
        assertThat(refusal(producer, forbidden)).isInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  private static Throwable refusal(KafkaProducer<String, String> producer, String topic)
      throws InterruptedException {
    try {
      producer.send(new ProducerRecord<>(topic, "x")).get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }
}
