package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Complaints;
import id.laksa.complaint.PageKeys;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
  private final FormTokens tokens = new FormTokens(new PageKeys(Complaints.aKey(), 1));

  @Test
  void everyFormHasANonceOfItsOwnThatAnyNodeReads() {
    String one = tokens.issue(NOW);
    assertThat(new FormTokens(new PageKeys(Complaints.aKey(), 1)).nonceOf(one, NOW))
        .isEqualTo(tokens.nonceOf(one, NOW))
        .isPresent()
        .isNotEqualTo(tokens.nonceOf(tokens.issue(NOW), NOW));
  }

  @Test
  void aTokenIsGoodForADay() {
    String token = tokens.issue(NOW);
    assertThat(tokens.nonceOf(token, NOW.plus(Duration.ofHours(24)).minusSeconds(1))).isPresent();
    assertThat(tokens.nonceOf(token, NOW.plus(Duration.ofHours(24)))).isEmpty();
  }

  @Test
  void aNodeWhoseClockIsAFewMinutesBehindReadsItToo() {
    assertThat(tokens.nonceOf(tokens.issue(NOW), NOW.minus(Duration.ofMinutes(5)))).isPresent();
    assertThat(tokens.nonceOf(tokens.issue(NOW), NOW.minus(Duration.ofMinutes(6)))).isEmpty();
  }

  @Test
  void nothingInItCanBeChanged() {
    String token = tokens.issue(NOW);
    for (int at = 0; at < token.length(); at++) {
      char other = token.charAt(at) == '1' ? '2' : '1';
      String changed = token.substring(0, at) + other + token.substring(at + 1);
      assertThat(tokens.nonceOf(changed, NOW)).describedAs(changed).isEmpty();
    }
    assertThat(tokens.nonceOf(token, NOW)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "é", "AAAAAAAAAAAAAAAAAAAAAA.99999999999.x"})
  void anythingElseIsNone(String token) {
    assertThat(tokens.nonceOf(token, NOW)).isEmpty();
    assertThat(tokens.nonceOf(token.repeat(10_000), NOW)).isEmpty();
  }

  @Test
  void anotherKeyReadsNothing() {
    byte[] key = Complaints.aKey();
    key[0]++;
    assertThat(new FormTokens(new PageKeys(key, 1)).nonceOf(tokens.issue(NOW), NOW)).isEmpty();
  }
}
