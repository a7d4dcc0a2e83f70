package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import id.laksa.spine.Photographs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reporter sees and does on his own page. */
class OwnPageIT extends TrackingCase {

  @Test
  void hisConfirmationClosesOnce() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 226);
    for (int times = 0; times < 2; times++) {
      Answer answer = answer(sent, "kind=CONFIRMED&rating=5&text=Terima+kasih");
      assertThat(answer.status()).isEqualTo(303);
      assertThat(header(answer, "Location")).isEqualTo(sent.ownPage());
    }
    assertThat(history(sent.ticket())).containsOnlyOnce("confirmed");
    assertThat(html(sent.ownPage())).contains("Buka kembali").doesNotContain("\"CONFIRMED\"");
  }

  @Test
  void heMayRateAfterwards() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 230);
    answer(sent, "kind=CONFIRMED");
    assertThat(html(sent.ownPage())).contains("Beri nilai", "Dapat dibuka kembali sampai");
    assertThat(answer(sent, "kind=RATED").status()).isEqualTo(400);
    assertThat(answer(sent, "kind=RATED&rating=4").status()).isEqualTo(303);
    assertThat(html(sent.ownPage())).doesNotContain("Beri nilai");
    assertThat(history(sent.ticket())).endsWith("confirmed", "rated");
  }

  @Test
  void aPhotoOfWhatIsNotDoneGoesAlong() throws Exception {
    Sent sent = taken(aForm());
    dpupr.workOrder(sent.ticket());
    resolve(sent, 231);
    Answer bad = answer(sent, List.of("x".getBytes(StandardCharsets.UTF_8)));
    assertThat(bad.status()).isEqualTo(400);
    assertThat(html(bad)).contains("bukan foto", "Masih berlubang", "REOPENED-wrong");
    Answer half =
        answer(sent, List.of(Photographs.ofAStreet(232), "x".getBytes(StandardCharsets.UTF_8)));
    assertThat(html(half)).contains("Foto yang sudah tersimpan: 1", "name=\"kept\"");
    assertThat(answer(sent, List.of(Photographs.ofAStreet(232))).status()).isEqualTo(303);
    assertThat(dpupr.workOrder(sent.ticket()).getText()).contains("1 foto");
  }

  @Test
  void whatNobodyConfirmedIsShownAsSuch() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 233);
    assertThat(html(sent.ownPage())).contains("Dapat dikonfirmasi sampai");
    engine.clock().advance(Duration.ofDays(25));
    awaitStatus(sent.ticket(), "CLOSED");
    assertThat(html("/lacak/" + sent.ticket())).contains("Ditutup tanpa konfirmasi pelapor");
    assertThat(html(sent.ownPage())).contains("Ya, sudah selesai", "Buka kembali");
    engine.clock().advance(Duration.ofDays(60));
    assertThat(html(sent.ownPage())).doesNotContain("Ya, sudah selesai", "Buka kembali");
    Answer late = answer(sent, "kind=REOPENED&text=Masih+berlubang");
    assertThat(late.status()).isEqualTo(409);
    assertThat(html(late)).contains("sudah lewat");
  }

  @Test
  void whatHeReopensGoesBackToTheDepartment() throws Exception {
    Sent sent = taken(aForm());
    dpupr.workOrder(sent.ticket());
    resolve(sent, 227);
    answer(sent, "kind=REOPENED&text=Masih+berlubang");
    assertThat(dpupr.workOrder(sent.ticket()).getText()).contains("Masih berlubang");
  }

  @Test
  void heAnswersWhatTheDepartmentAsks() throws Exception {
    Sent sent = taken(aForm());
    dpupr.workOrder(sent.ticket());
    dpupr.answer(sent.ticket(), "NEEDS_INFO");
    awaitStatus(sent.ticket(), "WAITING_FOR_REPORTER");
    assertThat(html(sent.ownPage())).contains("Sudah kami tangani: NEEDS_INFO", "Berhenti");
    Answer blank = answer(sent, "kind=INFORMATION&text=+");
    assertThat(blank.status()).isEqualTo(400);
    assertThat(html(blank)).contains("Tuliskan dulu keterangannya", "INFORMATION-wrong");
    answer(sent, "kind=INFORMATION&text=Di+utara+pasar");
    assertThat(dpupr.workOrder(sent.ticket()).getText()).contains("Di utara pasar");
    assertThat(html(sent.ownPage())).doesNotContain("Dinas bertanya");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kind=CLOSED",
        "kind=confirmed",
        "kind=CONFIRMED&rating=6",
        "kind=CONFIRMED&rating=x",
        "kind=CONFIRMED&text=%00",
        "kind=REOPENED&text=",
        "kind=REOPENED&text=%ED%A0%BD"
      })
  void aBadAnswerIsToldWhatIsWrongAndChangesNothing(String body) throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 228);
    Answer page = answer(sent, body);
    assertThat(page.status()).isEqualTo(400);
    assertThat(html(page)).contains("role=\"alert\"");
    assertThat(citizen.look(sent.ticket()).path("status").asText()).isEqualTo("RESOLVED");
  }

  @Test
  void wordsThatNobodyWaitsForComeBackAndAreNotLostUnseen() {
    Sent sent = taken(aForm());
    Answer late = answer(sent, "kind=INFORMATION&text=Di+utara+pasar");
    assertThat(late.status()).isEqualTo(409);
    assertThat(html(late)).contains("tidak tercatat", "Isi jawaban: Di utara pasar");
  }

  @Test
  void anAnswerFromAnotherSiteChangesNothing() throws Exception {
    Sent sent = taken(aForm());
    resolve(sent, 229);
    Answer page =
        citizen.post(
            sent.ownPage(),
            "kind=CONFIRMED".getBytes(StandardCharsets.UTF_8),
            Map.of("Content-Type", URL_ENCODED, "Sec-Fetch-Site", "cross-site"));
    assertThat(page.status()).isEqualTo(403);
    assertThat(html(page)).contains("dari situs lain");
    assertThat(citizen.look(sent.ticket()).path("status").asText()).isEqualTo("RESOLVED");
  }

  private Answer answer(Sent sent, List<byte[]> photos) {
    List<Part> parts = new ArrayList<>();
    parts.add(Part.field("kind", "REOPENED"));
    parts.add(Part.field("text", "Masih berlubang"));
    photos.forEach(photo -> parts.add(Part.photo(photo)));
    return citizen.postForm(sent.ownPage(), parts, Map.of());
  }
}
