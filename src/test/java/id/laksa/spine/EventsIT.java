package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.docs.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Every step of a complaint is told on Kafka, as a CloudEvent. */
class EventsIT extends SpineCase {

  @Test
  void everyStepIsToldInOrderUnderTheComplaintsId() throws Exception {
    String key = UUID.randomUUID().toString();
    String ticket = citizen.complain(saying("Lubang #jalanrusak"), key).ticket();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr");
        EventReader reader = new EventReader(engine)) {
      dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 61));
      List<ConsumerRecord<String, String>> events = reader.of(ticket, 6);
      assertThat(events.stream().map(event -> EventReader.header(event, "ce_type")))
          .containsExactly(
              "id.laksa.complaint.received.v1",
              "id.laksa.complaint.classified.v1",
              "id.laksa.complaint.dispatched.v1",
              "id.laksa.complaint.acknowledged.v1",
              "id.laksa.complaint.work-started.v1",
              "id.laksa.complaint.resolved.v1");
      String id = Identity.complaintId(Channel.APP, key).toString();
      assertThat(events).allMatch(event -> event.key().equals(id));
      assertThat(events.stream().map(event -> EventReader.header(event, "ce_id")).distinct())
          .hasSize(6)
          .allMatch(eventId -> eventId.startsWith(id));
    }
  }

  @Test
  void anEventIsACloudEventInBinaryMode() throws Exception {
    String ticket = aDamagedRoad();
    try (EventReader reader = new EventReader(engine)) {
      for (ConsumerRecord<String, String> event : reader.of(ticket, 3)) {
        assertThat(EventReader.header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(EventReader.header(event, "ce_source")).isEqualTo("urn:laksa");
        assertThat(EventReader.header(event, "ce_subject")).isEqualTo(ticket);
        assertThat(EventReader.header(event, "content-type")).isEqualTo("application/json");
        assertThat(OffsetDateTime.parse(EventReader.header(event, "ce_time")).toInstant())
            .isEqualTo(engine.clock().instant());
        JsonNode data = JSON.readTree(event.value());
        assertThat(data.path("ticket").asText()).isEqualTo(ticket);
        assertThat(data.path("status").asText()).isNotBlank();
      }
      JsonNode dispatched = JSON.readTree(reader.of(ticket, 3).get(2).value());
      assertThat(dispatched.path("status").asText()).isEqualTo("DISPATCHED");
      assertThat(dispatched.path("category").asText()).isEqualTo("jalan-rusak");
      assertThat(dispatched.path("department").asText()).isEqualTo("DPUPR");
      assertThat(dispatched.path("priority").asText()).isEqualTo("NORMAL");
      assertThat(dispatched.path("round").asInt()).isEqualTo(1);
      assertThat(dispatched.path("acknowledgeBy").asText()).isNotBlank();
      assertThat(dispatched.path("resolveBy").asText()).isNotBlank();
    }
  }

  @Test
  void whatGoesToTriageIsToldWithoutADepartment() throws Exception {
    String ticket = accepted(saying("Tanpa tagar")).ticket();
    try (EventReader reader = new EventReader(engine)) {
      ConsumerRecord<String, String> last = reader.of(ticket, 3).get(2);
      assertThat(EventReader.header(last, "ce_type")).isEqualTo("id.laksa.complaint.triaged.v1");
      JsonNode data = JSON.readTree(last.value());
      assertThat(data.has("category")).isFalse();
      assertThat(data.has("department")).isFalse();
    }
  }

  @Test
  void everyEventTellsWhatCanBeCountedAndDrawn() throws Exception {
    String ticket =
        accepted(
                """
                {"text": "Lubang #jalanrusak #kataku", "location": {"lat": -6.192, "lon": 106.677}}
                """)
            .ticket();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr");
        EventReader reader = new EventReader(engine)) {
      dpupr.answer(ticket, "ACKNOWLEDGED");
      for (ConsumerRecord<String, String> event : reader.of(ticket, 4)) {
        JsonNode data = JSON.readTree(event.value());
        assertThat(Schemas.writtenFaults("event.v1", data)).isEmpty();
        assertThat(data.path("channel").asText()).isEqualTo("APP");
        assertThat(data.path("kecamatan").asText()).isEqualTo("Cipondoh");
        assertThat(data.path("hashtags"))
            .extracting(JsonNode::asText)
            .containsExactly("#jalanrusak");
        assertThat(data.path("decidedBy").asText()).isEqualTo("rules");
        assertThat(data.path("rule").asText()).isEqualTo("tagar #jalanrusak berarti jalan-rusak");
      }
    }
  }

  @Test
  void ofAConfidentialComplaintEventsTellNoMoreThanTheChannel() throws Exception {
    String ticket = aConfidentialOne(UUID.randomUUID().toString());
    try (EventReader reader = new EventReader(engine)) {
      for (ConsumerRecord<String, String> event : reader.of(ticket, 3)) {
        JsonNode data = JSON.readTree(event.value());
        assertThat(data.path("channel").asText()).isEqualTo("APP");
        assertThat(data.path("confidential").asBoolean()).isTrue();
        assertThat(data.fieldNames())
            .toIterable()
            .doesNotContain("kecamatan", "kelurahan", "hashtags", "decidedBy", "rule");
      }
    }
  }

  @Test
  void whereAComplaintStandsIsOneRecordThatFollowsIt() throws Exception {
    String key = UUID.randomUUID().toString();
    String ticket = citizen.complain(saying("Lubang #jalanrusak"), key).ticket();
    String id = Identity.complaintId(Channel.APP, key).toString();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr");
        EventReader states = new EventReader(engine, "laksa.complaints")) {
      JsonNode first = JSON.readTree(states.newest(id, "DISPATCHED").value());
      assertThat(first.path("event").asText()).isEqualTo(id + ".3");
      dpupr.answer(ticket, "IN_PROGRESS");
      ConsumerRecord<String, String> record = states.newest(id, "IN_PROGRESS");
      JsonNode now = JSON.readTree(record.value());
      assertThat(Schemas.writtenFaults("complaint.v1", now)).isEmpty();
      assertThat(now.path("ticket").asText()).isEqualTo(ticket);
      assertThat(now.path("department").asText()).isEqualTo("DPUPR");
      assertThat(now.path("event").asText()).isEqualTo(id + ".5");
      assertThat(EventReader.header(record, "ce_signature")).hasSize(64);
    }
  }

  @Test
  void ofAConfidentialComplaintNoMoreStandsThereThanThatThereIsOne() throws Exception {
    String key = UUID.randomUUID().toString();
    aConfidentialOne(key);
    try (EventReader states = new EventReader(engine, "laksa.complaints")) {
      String id = Identity.complaintId(Channel.APP, key).toString();
      JsonNode state = JSON.readTree(states.newest(id, "DISPATCHED").value());
      assertThat(Schemas.writtenFaults("complaint.v1", state)).isEmpty();
      assertThat(state.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder(
              "ticket", "status", "channel", "receivedAt", "confidential", "event", "updatedAt");
    }
  }

  private String aConfidentialOne(String key) {
    return citizen
        .complain(
            """
            {"text": "Lubang #jalanrusak", "location": {"lat": -6.192, "lon": 106.677},
             "confidential": true}
            """,
            key)
        .ticket();
  }

  /** As asyncapi.yaml tells readers to check it, in words of its own. */
  @Test
  void anEventIsSignedByTheKeyOfTheCredentials() throws Exception {
    String ticket = aDamagedRoad();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            engine.password("events-key").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    try (EventReader reader = new EventReader(engine)) {
      for (ConsumerRecord<String, String> event : reader.of(ticket, 3)) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(signed);
        for (String name :
            List.of(
                "ce_specversion",
                "ce_id",
                "ce_type",
                "ce_source",
                "ce_subject",
                "ce_time",
                "ce_chainhash",
                "content-type")) {
          write(out, EventReader.header(event, name));
        }
        write(out, event.key());
        write(out, event.value());
        assertThat(EventReader.header(event, "ce_signature"))
            .isEqualTo(HexFormat.of().formatHex(mac.doFinal(signed.toByteArray())));
      }
    }
  }

  private static void write(DataOutputStream out, String part) throws IOException {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
