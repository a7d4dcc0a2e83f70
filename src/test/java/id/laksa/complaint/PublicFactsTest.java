package id.laksa.complaint;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Complaint.Said;
import id.laksa.docs.EngineJson;
import id.laksa.docs.Schemas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicFactsTest {
  private static final Complaint FLOOD = aFloodComplaint();
  private final PublicFacts facts = new PublicFacts("#banjir"::equals);

  @Test
  void anEventTellsWhatCanBeCountedAndDrawn() {
    Map<String, Object> data = told(FLOOD.said(), Map.of());
    assertThat(data)
        .containsEntry("channel", "APP")
        .containsEntry("receivedAt", RECEIVED_AT.toString())
        .containsEntry("confidential", false)
        .containsEntry("kecamatan", "Cipondoh")
        .containsEntry("kelurahan", "Cipondoh")
        .containsEntry("hashtags", List.of("#banjir"))
        .containsEntry("decidedBy", "rules")
        .containsEntry("rule", "#banjir → banjir")
        .containsEntry("status", "DISPATCHED");
    assertThat(Schemas.writtenFaults("event.v1", EngineJson.written(data))).isEmpty();
  }

  @Test
  void aHashtagThatNoTableKnowsIsTheCitizensOwnWord() {
    assertThat(told(tagged("#pakbudirt03", "#banjir"), Map.of()))
        .containsEntry("hashtags", List.of("#banjir"));
    assertThat(told(tagged("#pakbudirt03"), Map.of())).doesNotContainKey("hashtags");
  }

  @Test
  void ofAConfidentialComplaintNeitherPlaceNorMatterIsTold() {
    assertThat(told(confidential(), Map.of()))
        .containsEntry("confidential", true)
        .containsEntry("channel", "APP")
        .doesNotContainKeys("kecamatan", "kelurahan", "hashtags", "decidedBy", "rule");
  }

  @Test
  void theEventThatMakesItConfidentialTellsNothingEither() {
    assertThat(told(FLOOD.said(), Map.of("confidential", true)))
        .containsEntry("confidential", true)
        .doesNotContainKeys("kecamatan", "hashtags", "rule");
  }

  @Test
  void whatIsNotKnownOfThePlaceIsAbsent() {
    Said said = FLOOD.said();
    assertThat(told(said.with(Location.UNKNOWN, said.photos()), Map.of()))
        .doesNotContainKeys("kecamatan", "kelurahan");
  }

  private Map<String, Object> told(Said said, Map<String, Object> own) {
    Map<String, Object> data = EventData.state(FLOOD.ticket(), FLOOD.state());
    data.putAll(own);
    NewEvent event = new NewEvent(EventType.DISPATCHED, RECEIVED_AT, "rules", data, null);
    return facts.told(event, said, FLOOD.state()).data();
  }

  private static Said tagged(String... hashtags) {
    return said(List.of(hashtags), false);
  }

  private static Said confidential() {
    return said(FLOOD.said().hashtags(), true);
  }

  private static Said said(List<String> hashtags, boolean confidential) {
    Said said = FLOOD.said();
    return new Said(
        said.channel(),
        said.receivedAt(),
        said.text(),
        hashtags,
        said.location(),
        said.photos(),
        false,
        confidential);
  }
}
