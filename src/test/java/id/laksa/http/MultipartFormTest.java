package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.http.MultipartForm.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {
  private static final String TYPE = "multipart/form-data; boundary=b";
  private static final String COMPLAINT = part("name=\"complaint\"", "", "{}");
  private static final String END = "--b--\r\n";

  @TempDir Path folder;
  private Path scratch;

  @BeforeEach
  void makeScratch() throws IOException {
    scratch = Files.createDirectory(folder.resolve("scratch"));
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void everyPartIsThereInOrderWithItsRawBytes() throws IOException {
    String photo = "\u00ff\u00d8\r\n--\r\n--c\u0000\u0080";
    String body =
        COMPLAINT
            + part("name=\"photo\"; filename=\"x.jpg\"", "Content-Type: image/jpeg\r\n", photo)
            + END;
    try (MultipartForm form = read(body, TYPE)) {
      assertThat(form.parts()).extracting(Part::name).containsExactly("complaint", "photo");
      assertThat(bytes(form, 0)).isEqualTo("{}");
      assertThat(bytes(form, 1)).isEqualTo(photo);
      assertThat(form.parts().get(1).size()).isEqualTo(photo.length());
    }
  }

  @Test
  void aBodyThatIsGoneWithItsSenderIsNoFault() throws IOException {
    assertThat(MultipartForm.read(folder.resolve("gone.form"), TYPE, scratch)).isNull();
  }

  @Test
  void aPartLongerThanTheBufferComesWhole() throws IOException {
    String photo = "0123456789\r\n".repeat(50_000);
    String body = part("name=\"photo\"; filename=\"x\"", "", photo) + COMPLAINT + END;
    try (MultipartForm form = read(body, TYPE)) {
      assertThat(bytes(form, 0)).isEqualTo(photo);
      assertThat(bytes(form, 1)).isEqualTo("{}");
    }
  }

  @Test
  void noCharsetIsAppliedToAPart() throws IOException {
    String charset = "Content-Type: text/plain; charset=windows-1252\r\n";
    try (MultipartForm form =
        read(part("name=\"complaint\"", charset, "\u00e4\u0081") + END, TYPE)) {
      assertThat(bytes(form, 0)).isEqualTo("\u00e4\u0081");
    }
  }

  @Test
  void aNameThatComesTwiceIsTwoParts() throws IOException {
    try (MultipartForm form = read(COMPLAINT + COMPLAINT + END, TYPE)) {
      assertThat(form.parts()).extracting(Part::name).containsExactly("complaint", "complaint");
    }
  }

  @Test
  void aPartMayBeEmpty() throws IOException {
    String empty = part("name=\"complaint\"", "", "");
    String emptyFile = part("name=\"photo\"; filename=\"x.jpg\"", "", "");
    try (MultipartForm form = read(empty + emptyFile + END, TYPE)) {
      assertThat(form.parts()).extracting(Part::size).containsExactly(0L, 0L);
      assertThat(bytes(form, 0)).isEmpty();
      assertThat(bytes(form, 1)).isEmpty();
    }
  }

  @Test
  void aFileNameIsNeverUsed() throws IOException {
    String body = part("name=\"photo\"; filename=\"../../../etc/x\"", "", "x") + END;
    try (MultipartForm form = read(body, TYPE)) {
      assertThat(form.parts().get(0).file()).hasParent(scratch);
    }
  }

  @Test
  void aBoundaryInQuotesIsFine() throws IOException {
    try (MultipartForm form = read(COMPLAINT + END, "multipart/form-data; boundary=\"b\"")) {
      assertThat(form.parts()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data;",
        "multipart/form-data; boundary",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=other",
        "multipart/form-data; boundary=b; charset=no-such-charset",
        "multipart/form-data; charset=no-such-charset; boundary=b",
        "multipart/mixed; boundary=b",
        "text/plain"
      })
  void aFormWithAWrongBoundaryOrTypeIsNone(String contentType) throws IOException {
    refused(COMPLAINT + END, contentType);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "--b",
        "--b\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"complaint\"",
        "--b\r\nContent-Disposition: form-data; name=\"complaint\"\r\n\r\n{}",
        "--b\r\nContent-Disposition: form-data; name=\"complaint\"; filename=\"x\"\r\n\r\n{}",
        "no boundary at all",
        "{\"text\": \"Banjir\"}"
      })
  void aFormWithoutAnEndIsNone(String body) throws IOException {
    refused(body, TYPE);
  }

  @Test
  void aFormThatEndsAfterAWholePartIsNone() throws IOException {
    refused(COMPLAINT, TYPE);
    refused(COMPLAINT + part("name=\"photo\"; filename=\"x\"", "", "x"), TYPE);
  }

  @Test
  void moreThanThirtyTwoPartsAreNotRead() throws IOException {
    try (MultipartForm form = read(COMPLAINT.repeat(32) + END, TYPE)) {
      assertThat(form.parts()).hasSize(32);
    }
    refused(COMPLAINT.repeat(33) + END, TYPE);
    refused(COMPLAINT.repeat(100_000) + END, TYPE);
  }

  @Test
  void aVeryLongHeadOfAPartIsNotRead() throws IOException {
    refused(
        part("name=\"complaint\"", "X-Long: " + "x".repeat(100_000) + "\r\n", "{}") + END, TYPE);
    refused(part("name=\"" + "x".repeat(100_000) + "\"", "", "{}") + END, TYPE);
    refused(part("name=\"complaint\"", "X: y\r\n".repeat(100_000), "{}") + END, TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=\"\"", "filename=\"x\"", "nonsense", "name", "name=", "name=\" \""})
  void aPartWithoutANameIsRefused(String disposition) throws IOException {
    refused(part(disposition, "", "{}") + END, TYPE);
  }

  @Test
  void aPartWithoutADispositionIsRefused() throws IOException {
    refused("--b\r\nContent-Type: application/json\r\n\r\n{}\r\n" + END, TYPE);
    refused("--b\r\n\r\n{}\r\n" + END, TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"base64", "quoted-printable", "x-unknown"})
  void aPartThatIsEncodedOnceMoreIsRefused(String encoding) throws IOException {
    String head = "Content-Transfer-Encoding: " + encoding + "\r\n";
    refused(part("name=\"photo\"; filename=\"x\"", head, "AAAA") + END, TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999", "9223372036854775807", "-1", "x"})
  void theLengthAPartClaimsIsNotBelieved(String length) throws IOException {
    String head = "Content-Length: " + length + "\r\n";
    try (MultipartForm form =
        read(part("name=\"photo\"; filename=\"x\"", head, "four") + END, TYPE)) {
      assertThat(form == null || bytes(form, 0).equals("four")).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-charset", "utf-16", "\u0000"})
  void aPartInACharsetThatHidesItsEndIsRefused(String charset) throws IOException {
    String head = "Content-Type: text/plain; charset=" + charset + "\r\n";
    refused(part("name=\"complaint\"", head, "{}") + END, TYPE);
  }

  @Test
  void aFormWithinAFormIsLaidOutFlatAndCounted() throws IOException {
    String inner = "--c\r\nContent-Disposition: attachment; filename=\"x\"\r\n\r\nx\r\n";
    String head = "Content-Type: multipart/mixed; boundary=c\r\n";
    try (MultipartForm form =
        read(part("name=\"photo\"", head, inner.repeat(2) + "--c--") + END, TYPE)) {
      assertThat(form.parts()).extracting(Part::name).containsExactly("photo", "photo");
    }
    refused(part("name=\"photo\"", head, inner.repeat(33) + "--c--") + END, TYPE);
    refused(part("name=\"photo\"", head, inner) + END, TYPE);
    refused(part("name=\"photo\"", "Content-Type: multipart/mixed\r\n", inner) + END, TYPE);
  }

  @Test
  void aDiskThatFailsIsAFaultAndNotTheSendersMistake() throws IOException {
    Path body = Files.writeString(folder.resolve("body"), COMPLAINT + END);
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> MultipartForm.read(body, TYPE, nowhere))
        .isInstanceOf(IOException.class);
  }

  private void refused(String body, String contentType) throws IOException {
    try (MultipartForm form = read(body, contentType)) {
      assertThat(form == null ? List.of() : form.parts()).isEmpty();
      assertThat(form).isNull();
    }
  }

  private @Nullable MultipartForm read(String body, String contentType) throws IOException {
    Path file = folder.resolve("body");
    Files.writeString(file, body, StandardCharsets.ISO_8859_1);
    return MultipartForm.read(file, contentType, scratch);
  }

  private static String bytes(MultipartForm form, int part) throws IOException {
    return Files.readString(form.parts().get(part).file(), StandardCharsets.ISO_8859_1);
  }

  private static String part(String disposition, String head, String content) {
    return "--b\r\nContent-Disposition: form-data; %s\r\n%s\r\n%s\r\n"
        .formatted(disposition, head, content);
  }
}
