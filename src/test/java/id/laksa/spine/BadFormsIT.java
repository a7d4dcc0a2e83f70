package id.laksa.spine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms and photos that can't be taken: the part is named, nothing is kept, no file stays. */
class BadFormsIT extends SpineCase {
  private static final Part FINE = Part.complaint(saying("Jalan rusak #jalanrusak"));
  private static final String MULTIPART = "multipart/form-data; boundary=x";
  private LedgerPeek.Size before;

  @BeforeEach
  void measure() {
    before = ledger.size();
  }

  @AfterEach
  void nothingWasStored() {
    assertThat(ledger.size()).isEqualTo(before);
    await().until(() -> engine.data().resolve("uploads").toFile().list().length == 0);
  }

  @Test
  void aFourthPhotoIsRefused() {
    Part photo = Part.photo(Photographs.ofAStreet(1));
    assertRefused("photo[3]", send(FINE, photo, photo, photo, photo));
  }

  @Test
  void aPhotoOverTenMegabytesIsRefused() {
    byte[] large = Arrays.copyOf(Photographs.ofAStreet(1), 10_485_761);
    assertRefused("photo[0]", send(FINE, Part.photo(large)));
  }

  @Test
  void whatIsNoImageIsRefusedAlsoBesideOneThatIs() {
    Part text = Part.photo("<svg onload=alert(1)>".getBytes(UTF_8));
    assertRefused("photo[1]", send(FINE, Part.photo(Photographs.ofAStreet(1)), text));
  }

  @Test
  void aHugePictureIsRefusedByItsHeader() {
    Answer answer = send(FINE, Part.photo(Photographs.claiming(50_000, 50_000)));
    assertRefused("photo[0]", answer);
    assertThat(answer.body().path("type").asText()).isEqualTo("urn:laksa:problem:photo-refused");
  }

  @Test
  void aTruncatedPhotoIsRefused() {
    byte[] whole = Photographs.ofAStreet(1);
    assertRefused("photo[0]", send(FINE, Part.photo(Arrays.copyOf(whole, whole.length / 2))));
  }

  @Test
  void anEmptyPhotoIsRefused() {
    assertRefused("photo[0]", send(FINE, Part.photo(new byte[0])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"foto", "Photo", "CamelHttpResponseCode", "camelbeanmethodname", "a\\\"b", ""})
  void anUnknownPartIsRefused(String name) {
    assertProblem(send(FINE, Part.field(name, "500")), 400);
  }

  @Test
  void aMissingADoubledAndAnEmptyComplaintAreRefused() {
    assertRefused("complaint", send(Part.photo(Photographs.ofAStreet(1))));
    assertRefused("complaint", send(FINE, FINE));
    assertRefused("body", send(Part.complaint("")));
    assertRefused("text", send(Part.complaint("{}")));
  }

  @Test
  void aComplaintPartOverOneMebibyteIsRefused() {
    assertRefused("complaint", send(Part.complaint(saying("a".repeat(1_048_577)))));
  }

  @Test
  void invalidUtf8InAFormIsRefused() {
    Part part = new Part("complaint", "application/json", saying("\u00e9").getBytes(ISO_8859_1));
    assertRefused("body", send(part));
  }

  @Test
  void seventeenPartsAreRefused() {
    assertProblem(citizen.postForm(COMPLAINTS, Collections.nCopies(17, FINE), Map.of()), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing of a form",
        "--x~",
        "--x--~",
        "--x~Content-Disposition: form-data; name=\"complaint\"~~{\"text\": \"a\"}",
        "--x~Content-Disposition: form-data; name=\"complaint\"~~{\"text\": \"a\"}~",
        "--x~~{\"text\": \"a\"}~--x--~",
        "--x~Content-Disposition: form-data~~{\"text\": \"a\"}~--x--~",
        "--x~Content-Disposition: attachment; name=\"complaint\"~~{}~--x--~",
        "--x~Content-Disposition: form-data; name=\"complaint\"~~~--x--~",
        "--x~Content-Disposition: form-data; name=\"photo\"; filename=\"\"~~~--x--~",
        "--x~Content-Disposition: form-data; name=\"complaint\"~"
            + "Content-Type: application/json; charset=klingon~~{}~--x--~",
        "--x~Content-Disposition: form-data; name=\"complaint\"~"
            + "Content-Transfer-Encoding: rot13~~{}~--x--~",
        "--x~Content-Disposition: form-data; name=\"complaint\"~" + "Content-Length: -7~~{}~--x--~",
        "--x~Content-Disposition: form-data; name=\"complaint\"~"
            + "Content-Length: 99999999999999999999~~{}~--x--~",
        "--x~Content-Disposition: form-data; name=\"complaint\"~"
            + "Content-Type: multipart/mixed; boundary=y~~--y~"
            + "Content-Disposition: attachment; filename=\"a\"~~{}~--y--~--x--~"
      })
  void aBrokenFormIsRefused(String form) {
    byte[] body = form.replace("~", "\r\n").getBytes(UTF_8);
    assertProblem(citizen.post(COMPLAINTS, body, type(MULTIPART)), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data;;"})
  void aFormWithoutABoundaryIsRefused(String type) {
    assertProblem(citizen.post(COMPLAINTS, "--x--".getBytes(UTF_8), type(type)), 400);
  }

  @Test
  void aBodyOver35MegabytesIsRefusedBeforeItIsRead() {
    String head = head("Content-Length: 35000001");
    assertThat(new RawHttp(engine.http()).send(head)).satisfies(BadFormsIT::isTooLarge);
  }

  @Test
  void aBodyOver35MegabytesIsRefusedAlsoWithoutALength() {
    byte[] mebibyte = new byte[1_048_576];
    String answer =
        new RawHttp(engine.http())
            .send(
                head("Transfer-Encoding: chunked"),
                out -> {
                  for (int i = 0; i < 34; i++) {
                    out.write("100000\r\n".getBytes(UTF_8));
                    out.write(mebibyte);
                    out.write("\r\n".getBytes(UTF_8));
                  }
                });
    assertThat(answer).satisfies(BadFormsIT::isTooLarge);
  }

  @Test
  void anUploadThatBreaksOffLeavesNothing() {
    new RawHttp(engine.http()).hangUpAfter(head("Content-Length: 1000000"), new byte[300_000]);
    assertThat(citizen.get("/observe/health/live", Map.of()).status()).isEqualTo(200);
  }

  private static String head(String length) {
    return """
        POST /api/v1/complaints HTTP/1.1
        Connection: close
        Content-Type: multipart/form-data; boundary=x
        """
        + length;
  }

  private static void isTooLarge(String answer) {
    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("urn:laksa:problem:payload-too-large");
  }

  private Answer send(Part... parts) {
    return citizen.postForm(COMPLAINTS, List.of(parts), Map.of());
  }

  private static Map<String, String> type(String type) {
    return Map.of("Content-Type", type);
  }

  private static void assertRefused(String part, Answer answer) {
    assertProblem(answer, 400);
    assertThat(answer.blamed()).containsExactly(part);
  }
}
