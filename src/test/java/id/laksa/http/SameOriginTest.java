package id.laksa.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
  private final SameOrigin sameOrigin = new SameOrigin("https://lapor.example.go.id");

  @ParameterizedTest
  @CsvSource({
    "same-origin, https://lapor.example.go.id, 10.0.0.7:8080",
    "same-origin, http://localhost:8080, localhost:8080",
    "none, , localhost:8080",
    ", http://LOCALHOST:8080, localhost:8080",
    ", , localhost:8080",
    "same-origin, null, localhost:8080",
    "same-origin, https://lapor.example.go.id,"
  })
  void whatComesFromOurPagesIsAllowed(String site, String origin, String host) {
    assertThat(allows(site, origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "cross-site, https://lapor.example.go.id, localhost",
    "same-site, https://www.example.go.id, localhost",
    ", https://evil.example, localhost",
    ", https://lapor.example.go.id.evil.example, localhost",
    ", https://lapor.example.go.id:8443, localhost",
    ", null, localhost",
    "none, null, localhost",
    "same-origin, https://evil.example, localhost",
    ", localhost, localhost",
    ", '', localhost"
  })
  void whatComesFromElsewhereIsNot(String site, String origin, String host) {
    assertThat(allows(site, origin, host)).isFalse();
  }

  @Test
  void whatSaysItTwiceIsNoBrowser() {
    assertThat(sameOrigin.allows(Map.of("Origin", List.of("http://localhost", "http://x"))))
        .isFalse();
    assertThat(sameOrigin.allows(Map.of("Sec-Fetch-Site", List.of("same-origin", "cross-site"))))
        .isFalse();
    assertThat(sameOrigin.allows(Map.of("Sec-Fetch-Site", List.of("same-origin")))).isTrue();
  }

  private boolean allows(@Nullable String site, @Nullable String origin, @Nullable String host) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("Sec-Fetch-Site", site);
    headers.put("Origin", origin);
    headers.put("Host", host);
    headers.values().removeIf(value -> value == null);
    return sameOrigin.allows(headers);
  }
}
