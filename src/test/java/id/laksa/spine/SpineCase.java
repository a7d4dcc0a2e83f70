package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of the running engine share. */
@ExtendWith(RunningEngine.class)
public abstract class SpineCase {
  protected static final ObjectMapper JSON = new ObjectMapper();
  protected static final String COMPLAINTS = "/api/v1/complaints";
  protected final RunningEngine engine = RunningEngine.get();
  protected final Citizen citizen = new Citizen(engine.http());
  protected final LedgerPeek ledger = new LedgerPeek(engine.file());

  /** The JSON of a complaint that says only this. */
  protected static String saying(String text) {
    return JSON.createObjectNode().put("text", text).toString();
  }

  /** Sends a complaint that must be taken. */
  protected Answer accepted(String json) {
    Answer receipt = citizen.complain(json);
    assertThat(receipt.status()).describedAs("%s", receipt.body()).isEqualTo(201);
    return receipt;
  }

  /** The ticket of a new complaint about a damaged road: DPUPR's. */
  protected String aDamagedRoad() {
    return accepted(saying("Jalan berlubang #jalanrusak")).ticket();
  }

  /** Uploads evidence that must be taken, another photo for every ticket; returns its id. */
  protected String evidence(DepartmentSystem department, String ticket, int seed) {
    return evidence(department, ticket, Photographs.ofAStreet(Objects.hash(ticket, seed)));
  }

  /** Uploads a photo as evidence that must be taken; returns its id. */
  protected String evidence(DepartmentSystem department, String ticket, byte[] photo) {
    Answer answer = upload(department.basicAuth(), ticket, photo);
    assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
    return answer.body().path("evidenceId").asText();
  }

  /** Uploads anything as evidence. */
  protected Answer upload(Map<String, String> headers, String ticket, byte[] photo) {
    return citizen.postForm(
        "/opd/v1/evidence", List.of(Part.photo(photo), Part.field("ticket", ticket)), headers);
  }

  /** Waits until a complaint has come to this status. */
  protected JsonNode awaitStatus(String ticket, String status) {
    return await()
        .until(() -> citizen.look(ticket), state -> state.path("status").asText().equals(status));
  }

  /** What happened to a complaint so far. */
  protected List<String> history(String ticket) {
    return citizen.look(ticket).path("history").findValuesAsText("event");
  }

  /** A refusal as every one must be. */
  protected static void assertProblem(Answer answer, int status) {
    assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(status);
    assertThat(answer.raw().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    assertThat(answer.body().path("type").asText()).startsWith("urn:laksa:problem:");
    assertThat(answer.body().path("title").asText()).isNotBlank();
  }
}
