package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.login.GuessThrottle;
import id.laksa.login.LoginVerdict;
import id.laksa.login.PasswordGuess;
import id.laksa.spine.TestClock;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSSecurityRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.activemq.artemis.core.security.impl.SecurityStoreImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guesses at the departments' passwords over AMQP count with those at every other door. */
class BrokerGuessesIT {
  private static final String HERE = "127.0.0.1";
  private static final String THERE = "127.0.0.2";
  private static final String PASSWORD = "a-password-nobody-guesses";
  @TempDir private Path folder;
  private final TestClock clock = new TestClock(Instant.parse("2026-11-23T02:00:00Z"));
  private final GuessThrottle guesses = new GuessThrottle(clock);
  private BrokerFixture broker;
  private int guessed;

  @BeforeEach
  void start() {
    broker =
        new BrokerFixture(
            folder, Map.of("dpupr", PASSWORD, "dlh", PASSWORD, "kec", "short"), guesses);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void whoGuessesIsRefusedAsWithAWrongPasswordUntilHeHasWaited() {
    guess("dpupr", THERE, 10);
    assertThat(guesses.wrongSoFar()).isEqualTo(10);
    guess("dpupr", THERE, 5);
    assertThat(guesses.wrongSoFar()).isEqualTo(10);
    assertRefused("dpupr", PASSWORD, THERE);
    assertLetIn("dpupr", HERE);
    clock.advance(Duration.ofMinutes(10));
    assertLetIn("dpupr", THERE);
  }

  @Test
  void whatWasGuessedAtAnotherDoorCountsHere() {
    for (int i = 0; i < 10; i++) {
      assertThat(guesses.judge(new PasswordGuess("dpupr", true, THERE, null), () -> false))
          .isInstanceOf(LoginVerdict.Wrong.class);
    }
    assertRefused("dpupr", PASSWORD, THERE);
  }

  @Test
  void aSystemAtWorkGoesOnWorkingWhateverIsGuessedBesideIt() throws Exception {
    try (JMSContext system = broker.amqp(local(HERE)).createContext("dpupr", PASSWORD)) {
      guess("dpupr", HERE, 15);
      guess("nobody", HERE, 105);
      // What the broker remembers of its password doesn't help it here.
      ((SecurityStoreImpl) broker.server().getSecurityStore()).invalidateAuthenticationCache();
      assertThat(BrokerFixture.isEmpty(system, "opd.dpupr")).isTrue();
      system.createProducer().send(system.createQueue("opd.updates"), "{}");
      assertLetIn("dpupr", HERE);
    }
    assertRefused("dlh", PASSWORD, HERE);
  }

  @Test
  void evenOneWhosePasswordIsShortThoughItCannotLogInAnewMeanwhile() throws Exception {
    try (JMSContext system = broker.amqp(local(HERE)).createContext("kec", "short")) {
      guess("kec", HERE, 11);
      ((SecurityStoreImpl) broker.server().getSecurityStore()).invalidateAuthenticationCache();
      assertRefused("kec", "short", HERE);
      assertThat(BrokerFixture.isEmpty(system, "opd.kec")).isTrue();
      system.createProducer().send(system.createQueue("opd.updates"), "{}");
    }
  }

  @Test
  void theEngineItselfIsNeverShutOut() {
    guess(EmbeddedArtemis.ENGINE_USER, HERE, 20);
    assertThatCode(() -> broker.engine().close()).doesNotThrowAnyException();
    assertThatCode(() -> broker.engineByAmqp().close()).doesNotThrowAnyException();
    assertThat(guesses.refusedSoFar()).isEqualTo(10);
  }

  private void guess(String user, String from, int times) {
    for (int i = 0; i < times; i++) {
      guessed++;
      // The broker remembers for a while which passwords were wrong.
      assertRefused(user, "tebakan" + guessed, from);
    }
  }

  private void assertRefused(String user, String password, String from) {
    assertThatThrownBy(() -> broker.amqp(local(from)).createContext(user, password))
        .isInstanceOf(JMSSecurityRuntimeException.class);
  }

  private void assertLetIn(String user, String from) {
    assertThatCode(() -> broker.amqp(local(from)).createContext(user, PASSWORD).close())
        .doesNotThrowAnyException();
  }

  private static String local(String address) {
    return "&transport.localAddress=" + address;
  }
}
