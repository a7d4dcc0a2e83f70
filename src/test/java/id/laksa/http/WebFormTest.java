package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebFormTest {
  @TempDir Path folder;

  @Test
  void aFormSentLikeAQueryGivesItsTexts() throws IOException {
    try (WebForm form = urlEncoded("text=Jalan+rusak%20%E2%9C%93&box=on&text=again")) {
      assertThat(form.text("text")).isEqualTo("Jalan rusak ✓");
      assertThat(form.fields().get("text")).containsExactly("Jalan rusak ✓", "again");
      assertThat(form.ticked("box")).isTrue();
      assertThat(form.ticked("other")).isFalse();
    }
  }

  @Test
  void aBrokenEscapeGivesNoTextsRatherThanAFault() throws IOException {
    try (WebForm form = urlEncoded("text=%zz")) {
      assertThat(form.fields()).isEmpty();
    }
  }

  @Test
  void aMultipartFormGivesTextsAndThoseFilesThatWereChosen() throws IOException {
    String body =
        part("name=\"text\"", "Lampu mati")
            + part("name=\"photo\"; filename=\"\"", "")
            + part("name=\"photo\"; filename=\"a.jpg\"", "bytes")
            + "--b--\r\n";
    try (WebForm form = multipart(body)) {
      assertThat(form.text("text")).isEqualTo("Lampu mati");
      assertThat(form.files())
          .singleElement()
          .satisfies(file -> assertThat(file.size()).isEqualTo(5));
    }
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("body"));
    }
  }

  @Test
  void aLongTextIsCutWhereNoFieldMayReach() throws IOException {
    try (WebForm form = multipart(part("name=\"text\"", "x".repeat(70_000)) + "--b--\r\n")) {
      assertThat(form.text("text")).hasSize(65_536);
    }
  }

  @Test
  void whatIsNoFormIsNone() throws IOException {
    assertThat(WebForm.read(null, "application/json", List.of(), folder)).isNull();
    assertThat(WebForm.read(null, null, List.of(), folder)).isNull();
    assertThat(multipart("nonsense")).isNull();
  }

  private WebForm urlEncoded(String whole) throws IOException {
    return WebForm.read(
        Map.of(WebForm.WHOLE, whole), "application/x-www-form-urlencoded", List.of(), folder);
  }

  private @Nullable WebForm multipart(String body) throws IOException {
    Path file = Files.write(folder.resolve("body"), body.getBytes(StandardCharsets.UTF_8));
    return WebForm.read(file.toFile(), "multipart/form-data; boundary=b", List.of("photo"), folder);
  }

  private static String part(String disposition, String content) {
    return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
  }
}
