package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees which photo. */
class PhotoPrivacyIT extends SpineCase {
  private DepartmentSystem dpupr;
  private DepartmentSystem dishub;

  @BeforeEach
  void logIn() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    dishub = new DepartmentSystem(engine, "dishub");
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
    dishub.close();
  }

  @Test
  void aPhotoOfAConfidentialComplaintIsForTheDepartmentAndTheReporter() throws Exception {
    Answer receipt = withPhoto("{\"text\": \"#jalanrusak\", \"confidential\": true}", 51);
    String photo = photoUrl(receipt.ticket());
    assertThat(look(photo, Map.of())).isEqualTo(404);
    assertThat(look(photo, dishub.basicAuth())).isEqualTo(404);
    assertThat(look(photo, bearer(aForeignKey()))).isEqualTo(404);
    assertThat(look(photo + "?answerKey=" + key(receipt), Map.of())).isEqualTo(404);
    assertThat(look(photo, dpupr.basicAuth())).isEqualTo(200);
    assertThat(look(photo, bearer(key(receipt)))).isEqualTo(200);
    Answer seen = citizen.get(photo, bearer(key(receipt)));
    assertThat(seen.raw().headers().firstValue("Cache-Control")).hasValue("private, no-store");
  }

  @Test
  void evidenceOfAConfidentialComplaintIsToo() throws Exception {
    Answer receipt = accepted("{\"text\": \"#jalanrusak\", \"confidential\": true}");
    dpupr.answer(receipt.ticket(), "RESOLVED", evidence(dpupr, receipt.ticket(), 52));
    assertThat(awaitStatus(receipt.ticket(), "RESOLVED").path("evidence")).isEmpty();
    JsonNode his = citizen.get(COMPLAINTS + "/" + receipt.ticket(), bearer(key(receipt))).body();
    String photo = his.path("evidence").path(0).path("url").asText();
    assertThat(look(photo, Map.of())).isEqualTo(404);
    assertThat(look(photo, bearer(key(receipt)))).isEqualTo(200);
    assertThat(look(photo, dpupr.basicAuth())).isEqualTo(200);
  }

  @Test
  void whatAConfidentialComplaintIsAboutIsShownToItsReporterOnly() throws Exception {
    Answer receipt = accepted("{\"text\": \"#jalanrusak\", \"confidential\": true}");
    dpupr.answer(receipt.ticket(), "ACKNOWLEDGED");
    JsonNode forAnybody = awaitStatus(receipt.ticket(), "ACKNOWLEDGED");
    assertThat(forAnybody.path("category").isNull()).isTrue();
    assertThat(forAnybody.path("department").isNull()).isTrue();
    assertThat(forAnybody.toString()).doesNotContain("Sudah kami tangani", "DPUPR");
    assertThat(forAnybody.path("history").findValuesAsText("event")).contains("acknowledged");
    JsonNode forHim = citizen.get(COMPLAINTS + "/" + receipt.ticket(), bearer(key(receipt))).body();
    assertThat(forHim.path("category").asText()).isEqualTo("jalan-rusak");
    assertThat(forHim.toString()).contains("Sudah kami tangani", "DPUPR");
  }

  @Test
  void evidenceThatWasNotShownIsTheDepartmentsAlone() {
    Answer receipt = accepted(saying("#jalanrusak"));
    String photo = "/photos/" + evidence(dpupr, receipt.ticket(), 53);
    assertThat(look(photo, Map.of())).isEqualTo(404);
    assertThat(look(photo, bearer(key(receipt)))).isEqualTo(404);
    assertThat(look(photo, dishub.basicAuth())).isEqualTo(404);
    assertThat(look(photo, dpupr.basicAuth())).isEqualTo(200);
    assertThat(citizen.look(receipt.ticket()).path("evidence")).isEmpty();
  }

  private int look(String photo, Map<String, String> headers) {
    Answer answer = citizen.get(photo, headers);
    if (answer.status() != 200) {
      assertProblem(answer, answer.status());
    }
    return answer.status();
  }

  private Answer withPhoto(String json, int seed) {
    return citizen.postForm(
        COMPLAINTS,
        List.of(Part.complaint(json), Part.photo(Photographs.ofAStreet(seed))),
        Map.of());
  }

  private String photoUrl(String ticket) throws Exception {
    return DepartmentSystem.json(dpupr.workOrder(ticket))
        .path("photos")
        .path(0)
        .path("url")
        .asText();
  }

  private String aForeignKey() {
    return key(accepted(saying("#jalanrusak")));
  }

  private static String key(Answer receipt) {
    return receipt.body().path("answerKey").asText();
  }

  private static Map<String, String> bearer(String key) {
    return Map.of("Authorization", "Bearer " + key);
  }
}
