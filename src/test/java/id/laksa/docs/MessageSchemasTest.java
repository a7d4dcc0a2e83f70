package id.laksa.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aFollowUpMayCarryFieldsOfTheDepartmentsOwn() {
    assertThat(Schemas.messageFaults("followup.v1", aFollowUp().put("crew", "UPT Barat")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "evidence", "at"})
  void anOptionalFieldOfAFollowUpMayBeNull(String field) {
    assertThat(Schemas.messageFaults("followup.v1", aFollowUp().putNull(field))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "updateId", "ticket", "kind"})
  void aFollowUpWithoutARequiredFieldIsRefused(String field) {
    assertThat(Schemas.messageFaults("followup.v1", aFollowUp().without(field))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "trailing\n", "nul\u0000"})
  void anUpdateIdThatCouldNotBeALineOfALogIsRefused(String updateId) {
    assertThat(Schemas.messageFaults("followup.v1", aFollowUp().put("updateId", updateId)))
        .isNotEmpty();
  }

  @Test
  void aFollowUpWithNulInItsTextIsRefused() {
    assertThat(Schemas.messageFaults("followup.v1", aFollowUp().put("text", "a\u0000b")))
        .isNotEmpty();
  }

  @Test
  void aFollowUpOfMoreThanFivePhotosIsRefused() {
    ObjectNode followUp = aFollowUp();
    for (int i = 0; i < 6; i++) followUp.withArray("evidence").add("photo" + i);
    assertThat(Schemas.messageFaults("followup.v1", followUp)).isNotEmpty();
  }

  @Test
  void aTicketThatIsNotOursIsNotTheSchemasBusiness() {
    assertThat(Schemas.messageFaults("followup.v1", aFollowUp().put("ticket", "TRX-17"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "reporter", "address"})
  void anEventHasNoRoomForWhatIsPersonal(String field) {
    assertThat(Schemas.writtenFaults("event.v1", anEvent())).isEmpty();
    assertThat(Schemas.writtenFaults("event.v1", anEvent().put(field, "x"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"event.v1", "complaint.v1", "workorder.v1", "workorder-revoked.v1"})
  void aReaderThatChecksSurvivesAFieldOfALaterVersion(String name) {
    assertThat(
            ApiDocument.read(Schemas.messageFile(name)).root().findValues("additionalProperties"))
        .noneMatch(allowed -> allowed.isBoolean() && !allowed.booleanValue());
  }

  private static ObjectNode aFollowUp() {
    return JSON.createObjectNode()
        .put("type", "id.laksa.followup.v1")
        .put("updateId", "DPUPR-2026-000417")
        .put("ticket", "LKS-7K3M-Q9TZ-4B2X-HV8D")
        .put("kind", "ACKNOWLEDGED");
  }

  private static ObjectNode anEvent() {
    return JSON.createObjectNode()
        .put("ticket", "LKS-7K3M-Q9TZ-4B2X-HV8D")
        .put("status", "RECEIVED");
  }
}
