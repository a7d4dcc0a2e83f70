package id.laksa.spine;

import static id.laksa.spine.Planted.APP;
import static id.laksa.spine.Planted.assertNobody;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spool.LedgerGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plants into what comes by Kafka: bulk intake and the spool. */
record PlantedFeeds(RunningEngine engine, LedgerPeek ledger, Citizen citizen) {
  /** Kafka's own time before it begins another file is nothing that a test's clock can move. */
  void beginFilesAtOnce() throws Exception {
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry("segment.ms", "1"), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(engine.file().kafka().settings())) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, "laksa.intake"), List.of(change)))
          .all()
          .get();
    }
  }

  /** One that is taken, one that contradicts it, and one that can't be read. */
  String bulk() {
    String key = "628779998877-" + UUID.randomUUID();
    String id = Identity.complaintId(Channel.APP, "bulk", key).toString();
    try (KafkaProducer<String, String> partner =
        new KafkaProducer<>(engine.kafka("bulk"), new StringSerializer(), new StringSerializer())) {
      String good =
          APP.replaceFirst("\\{", "{\"channel\": \"APP\", \"externalKey\": \"" + key + "\", ");
      for (String said : List.of(good, good.replace("Saya", "Kami"), "{Zubaidahwati Qomariyatun")) {
        assertThat(partner.send(new ProducerRecord<>("laksa.intake", key, said))).isNotNull();
      }
    }
    await().atMost(1, MINUTES).until(() -> letters("") == 2);
    return ledger
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select ticket from complaint where id = cast(:id as uuid)")
                    .bind("id", id)
                    .mapTo(String.class)
                    .one());
  }

  /** How many dead letters of bulk intake there are. */
  long letters(String also) {
    return ledger.count("select count(*) from errand where kind = 'spooled-intake'" + also);
  }

  /** One that was promised while the ledger was away; with those that found it back already. */
  List<String> spooled() {
    LedgerGate gate =
        engine.camel().getRegistry().lookupByNameAndType("ledgerGate", LedgerGate.class);
    List<String> tickets = new ArrayList<>();
    Answer receipt;
    do {
      gate.close();
      receipt = citizen.complain(APP, UUID.randomUUID().toString());
      assertThat(receipt.status()).isBetween(201, 202);
      tickets.add(receipt.ticket());
    } while (receipt.status() == 201);
    assertNobody(receipt.body().toString());
    return tickets;
  }
}
