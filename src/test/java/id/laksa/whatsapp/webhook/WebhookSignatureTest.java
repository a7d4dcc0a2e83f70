package id.laksa.whatsapp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  private static final Path WIRE = Path.of("src/test/resources/whatsapp/wire");
  private static final byte[] BODY = "{}".getBytes(UTF_8);
  private final WebhookSignature signature = new WebhookSignature("laksa-test-app-secret");

  static List<String> signatures() throws Exception {
    return Files.readAllLines(WIRE.resolve("SIGNATURES.tsv"));
  }

  @ParameterizedTest
  @MethodSource("signatures")
  void metasOwnSignaturesAreRight(String line) throws Exception {
    int tab = line.indexOf('\t');
    byte[] body = Files.readAllBytes(WIRE.resolve(line.substring(0, tab)));
    assertThat(signature.isRight(body, line.substring(tab + 1))).isTrue();
  }

  @Test
  void oneOtherByteMakesItWrong() {
    String right = signature.of(BODY);
    assertThat(signature.isRight(BODY, right)).isTrue();
    assertThat(signature.isRight("{ }".getBytes(UTF_8), right)).isFalse();
    assertThat(new WebhookSignature("another").isRight(BODY, right)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "sha256=", "sha256=é", "00"})
  void anythingElseIsWrong(String header) {
    assertThat(signature.isRight(BODY, header)).isFalse();
  }
}
