package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.http.Assets;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.SpineCase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands around the pages: styles, and answers where no route is. */
class UnroutedPagesIT extends SpineCase {
  private static final Map<String, String> BROWSER =
      Map.of("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

  @Test
  void aStyleIsKeptForEverUnderItsVersionOnly() {
    Answer style = citizen.get(new Assets().address("laksa.css"), Map.of());
    assertThat(style.status()).isEqualTo(200);
    assertThat(header(style, "Content-Type")).isEqualTo("text/css; charset=utf-8");
    assertThat(header(style, "Cache-Control")).contains("immutable");
    Answer other = citizen.get("/assets/laksa.css?v=0", Map.of());
    assertThat(header(other, "Cache-Control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/none.css", "/assets/..%2fschemas%2fevent.v1.json", "/assets/%00"})
  void aFileThatIsNotNamedIsNotThere(String path) {
    assertThat(citizen.get(path, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void aBrowserSeesAPageWhereNothingIs() {
    Answer page = citizen.get("/tidak-ada", BROWSER);
    assertThat(page.status()).isEqualTo(404);
    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(page, "Content-Security-Policy")).contains("style-src 'self'");
    assertThat(text(page)).contains("Halaman tidak ditemukan", "Page not found", "112");
  }

  @Test
  void aProgramSeesAProblemDocumentWhereNothingIs() {
    assertProblem(citizen.get("/tidak-ada", Map.of("Accept", "*/*")), 404);
    assertProblem(citizen.get("/tidak-ada", Map.of("Accept", "application/json, text/html")), 404);
    assertProblem(citizen.get("/tidak-ada", Map.of()), 404);
  }

  @Test
  void aPageThatTakesAnotherMethodSaysSo() {
    Answer page = citizen.post("/assets/laksa.css", new byte[0], BROWSER);
    assertThat(page.status()).isEqualTo(405);
    assertThat(header(page, "Allow")).isEqualTo("GET");
    assertThat(text(page)).contains("Tidak dapat dilakukan di sini");
  }

  @Test
  void aBodyThatIsTooLargeIsAPageToo() {
    Answer page = citizen.post("/api/v1/complaints", new byte[1_048_577], BROWSER);
    assertThat(page.status()).isEqualTo(413);
    assertThat(text(page)).contains("Kiriman terlalu besar");
  }

  private static String header(Answer answer, String name) {
    return answer.raw().headers().firstValue(name).orElse("");
  }

  private static String text(Answer answer) {
    return new String(answer.raw().body(), StandardCharsets.UTF_8);
  }
}
