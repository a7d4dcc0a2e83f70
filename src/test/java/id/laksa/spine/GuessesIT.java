package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guesses at a department's password over Basic: braked, and nobody is shut out by them. */
class GuessesIT extends SpineCase {
  private static final String NOWHERE = "LKS-0000-0000-0000-0000";

  @Test
  void threeHundredGuessesAreLookedAtTenTimesAndTheDepartmentIsServedMeanwhile() {
    assertThat(upload("dpupr", engine.password("dpupr"), "203.0.113.31").status()).isEqualTo(404);
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Answer answer = upload("dpupr", "tebakan" + i, "203.0.113.32");
      answers.add(answer.status());
      if (answer.status() == 429) {
        assertProblem(answer, 429);
        assertThat(answer.raw().headers().firstValue("Retry-After")).hasValue("600");
      }
    }
    assertThat(answers.subList(0, 10)).containsOnly(401);
    assertThat(answers.subList(10, 300)).containsOnly(429);
    assertThat(upload("dpupr", engine.password("dpupr"), "203.0.113.32").status()).isEqualTo(429);
    assertThat(upload("dpupr", engine.password("dpupr"), "203.0.113.31").status()).isEqualTo(404);
    assertThat(engine.metrics()).containsPattern("laksa_login_refused_total [1-9]");
    engine.clock().advance(Duration.ofMinutes(10));
    assertThat(upload("dpupr", engine.password("dpupr"), "203.0.113.32").status()).isEqualTo(404);
  }

  @Test
  void whoGuessesFromTheDepartmentsOwnAddressShutsItsSystemNotOut() {
    assertThat(upload("dlh", engine.password("dlh"), "203.0.113.33").status()).isEqualTo(404);
    for (int i = 0; i < 200; i++) {
      upload("dlh", "tebakan" + i, "203.0.113.33");
      upload("tak-dikenal" + i, "x", "203.0.113.33");
    }
    assertThat(upload("dlh", "tebakan", "203.0.113.33").status()).isEqualTo(429);
    assertThat(upload("dpupr", engine.password("dpupr"), "203.0.113.33").status()).isEqualTo(429);
    assertThat(upload("dlh", engine.password("dlh"), "203.0.113.33").status()).isEqualTo(404);
  }

  @Test
  void addressesOfOneIpv6SubscriberAreOneSource() {
    for (int i = 0; i < 10; i++) {
      assertThat(upload("dpupr", "x" + i, "2001:db8:1:1::" + i).status()).isEqualTo(401);
    }
    assertThat(upload("dpupr", "x", "2001:db8:1:1:ffff::1").status()).isEqualTo(429);
    assertThat(upload("dpupr", "x", "2001:db8:1:2::1").status()).isEqualTo(401);
  }

  private Answer upload(String user, String password, String source) {
    Map<String, String> headers = new HashMap<>();
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    headers.put("X-Forwarded-For", source);
    return upload(headers, NOWHERE, new byte[] {1});
  }
}
