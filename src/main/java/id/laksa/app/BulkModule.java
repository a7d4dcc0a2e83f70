package id.laksa.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.BulkSource;
import id.laksa.complaint.Identity;
import id.laksa.intake.Intake;
import id.laksa.intake.http.BulkIntake;
import id.laksa.intake.http.ComplaintJson;
import id.laksa.intake.http.SourcedIntake;
import id.laksa.intake.http.SourcedIntake.Sourced;
import id.laksa.intake.jdbc.FormerKeys;
import id.laksa.spool.Replayer;
import id.laksa.spool.kafka.TopicFeed.Opened;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Wires the other systems that hand complaints in: whose a record is, its topic alone says. */
final class BulkModule {
  private final CoreModule core;
  private final List<BulkSource> sources;

  /** With these sources, the one that is always there among them. */
  BulkModule(CoreModule core, List<BulkSource> sources) {
    this.core = core;
    this.sources = sources;
  }

  /** The topic of the source that is always there, then the others'. */
  List<String> topics() {
    return sources.stream().map(source -> KafkaTopics.intakeOf(source.name())).toList();
  }

  /** Who takes them in, by their kinds. */
  Map<String, Replayer> replayers(Intake intake) {
    ComplaintJson reader = new ComplaintJson();
    FormerKeys formerKeys = new FormerKeys(core.jdbi(), core.fingerprint());
    Map<String, BulkIntake> others = new HashMap<>();
    for (BulkSource source : sources) {
      if (!source.equals(BulkSource.BULK)) {
        others.put(
            source.name(), new BulkIntake(source, reader, intake, core.time(), unused -> false));
      }
    }
    return Map.of(
        BulkIntake.KIND,
        new BulkIntake(BulkSource.BULK, reader, intake, core.time(), formerKeys),
        SourcedIntake.KIND,
        new SourcedIntake(core.json(), others));
  }

  /** What a record says, or why nobody can read it. */
  Opened open(ConsumerRecord<String, byte[]> entry) {
    String source = sourceOf(entry.topic());
    if (entry.value() == null) {
      return opened(source, "", "malformed: body is missing");
    }
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(entry.value());
      String said = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
      return opened(source, said.startsWith("\uFEFF") ? said.substring(1) : said, null);
    } catch (CharacterCodingException e) {
      String bytes = Base64.getEncoder().encodeToString(entry.value());
      return opened(source, bytes, "malformed: body is not valid UTF-8");
    }
  }

  /**
   * The complaint that a letter of these kinds is about.
   *
   * @return empty where nobody can tell
   * @throws JsonProcessingException if it is no JSON
   */
  Optional<UUID> aboutOf(String kind, String original) throws JsonProcessingException {
    String source = BulkSource.ALWAYS_THERE;
    String said = original;
    if (kind.equals(SourcedIntake.KIND)) {
      Sourced sourced = core.json().readValue(original, Sourced.class);
      source = sourced.source();
      said = sourced.said();
    }
    JsonNode letter = core.json().readTree(said);
    String name = source;
    return sources.stream()
        .filter(one -> one.name().equals(name) && letter.hasNonNull("externalKey"))
        .findFirst()
        .map(one -> Identity.complaintId(one.channel(), name, letter.get("externalKey").asText()));
  }

  private Opened opened(String source, String said, @Nullable String refusal) {
    if (source.equals(BulkSource.ALWAYS_THERE)) {
      return new Opened(BulkIntake.KIND, said, refusal);
    }
    try {
      String sourced = core.json().writeValueAsString(new Sourced(source, said));
      return new Opened(SourcedIntake.KIND, sourced, refusal);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A name and a text are plain JSON", e);
    }
  }

  private static String sourceOf(String topic) {
    return topic.equals(KafkaTopics.INTAKE)
        ? BulkSource.ALWAYS_THERE
        : topic.substring(KafkaTopics.INTAKE.length() + 1);
  }
}
