package id.laksa.dev.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.dev.fuzz.RawConnection.Heard;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FuzzFindingsTest {
  private final FuzzFindings findings = new FuzzFindings();

  @Test
  void aRefusalIsWhatWasAskedFor() {
    hear(400, Map.of(), 10, true);
    hear(503, Map.of("retry-after", "1"), 10, true);
    hear(Heard.CLOSED, Map.of(), 10, false);
    assertThat(findings.bad()).isZero();
  }

  @Test
  void aFaultAHangAndASilenceAreNot() {
    hear(500, Map.of(), 10, true);
    hear(503, Map.of(), 10, true);
    hear(Heard.NOTHING, Map.of(), 20_000, false);
    hear(200, Map.of(), FuzzFindings.HANG_MS + 1, true);
    hear(Heard.CLOSED, Map.of(), 10, true);
    assertThat(findings.bad()).isEqualTo(5);
    assertThat(findings.samples()).hasSize(5);
    assertThat(findings.summary().path("slowestMs").asLong()).isEqualTo(20_000);
  }

  @Test
  void onlyTheFirstAreShown() {
    for (int i = 0; i < 100; i++) {
      hear(500, Map.of(), 10, true);
    }
    assertThat(findings.samples()).hasSize(20);
    assertThat(findings.bad()).isEqualTo(100);
  }

  private void hear(int status, Map<String, String> headers, long millis, boolean must) {
    findings.heard(new byte[] {'G'}, new Heard(status, headers, "", millis), must);
  }
}
