package id.laksa.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.laksa.errand.ErrandOutcome;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryGateTest {
  private final NotTaken timeout = new NotTaken("timeout", true, Duration.ZERO);
  private final NotTaken full = new NotTaken("http-503", false, Duration.ofMinutes(3));
  private Instant now = Instant.parse("2026-11-23T05:00:00Z");
  private final DeliveryGate gate = new DeliveryGate(2, () -> now);
  private int made;
  private final OwedOrder roads = of("DPUPR", 0);
  private final OwedOrder waste = of("DLH", 0);

  @Test
  void aDepartmentHasOnlySoManyUnderWayAndTheOthersGoOn() throws NotNow {
    gate.enter(roads);
    gate.enter(of("DPUPR", 0));
    assertThat(refused(of("DPUPR", 0))).isEqualTo(held(1));
    assertThatCode(() -> gate.enter(waste)).doesNotThrowAnyException();
    assertThat(gate.taken(roads)).isEqualTo(ErrandOutcome.DONE);
    assertThatCode(() -> gate.enter(of("DPUPR", 0))).doesNotThrowAnyException();
  }

  @Test
  void whoIsAskedToWaitAgainWaitsLonger() throws NotNow {
    gate.enter(roads);
    gate.enter(of("DPUPR", 0));
    assertThat(refused(of("DPUPR", 3))).isEqualTo(held(8));
    assertThat(refused(of("DPUPR", 300))).isEqualTo(held(64));
  }

  @Test
  void whereNothingAnswersOneAtATimeIsTried() throws NotNow {
    gate.enter(roads);
    assertThat(gate.notTaken(roads, timeout)).isEqualTo(ErrandOutcome.later("timeout"));
    assertThat(refused(roads)).isEqualTo(ErrandOutcome.later("address-away"));
    assertThatCode(() -> gate.enter(waste)).doesNotThrowAnyException();
    now = now.plus(DeliveryGate.PAUSE);
    gate.enter(roads);
    assertThat(refused(roads)).isEqualTo(ErrandOutcome.later("address-away"));
    gate.taken(roads);
    gate.enter(roads);
    assertThatCode(() -> gate.enter(roads)).doesNotThrowAnyException();
  }

  @Test
  void whoTakesLongAndFailsIsAsGoodAsAway() throws NotNow {
    gate.enter(roads);
    now = now.plusSeconds(3);
    gate.notTaken(roads, new IllegalStateException("not through in time"));
    assertThat(refused(roads)).isEqualTo(ErrandOutcome.later("address-away"));
  }

  @Test
  void whoAnswersThatHeCantIsNotAway() throws NotNow {
    gate.enter(roads);
    assertThat(gate.notTaken(roads, full))
        .isEqualTo(new ErrandOutcome.Later("http-503", Duration.ofMinutes(3)));
    assertThatCode(() -> gate.enter(roads)).doesNotThrowAnyException();
  }

  @Test
  void aRouteOfTheCityThatCantConnectSaysSoInItsOwnWay() throws NotNow {
    gate.enter(roads);
    Exception wrapped =
        new IllegalStateException(new UncheckedIOException(new ConnectException("refused")));
    assertThat(gate.notTaken(roads, wrapped))
        .isEqualTo(ErrandOutcome.later("IllegalStateException"));
    assertThat(refused(roads)).isEqualTo(ErrandOutcome.later("address-away"));
  }

  private ErrandOutcome refused(OwedOrder order) {
    NotNow notNow = catchThrowableOfType(NotNow.class, () -> gate.enter(order));
    return gate.notTaken(order, notNow);
  }

  private static ErrandOutcome held(int seconds) {
    return new ErrandOutcome.Held("others-under-way", Duration.ofSeconds(seconds));
  }

  private OwedOrder of(String department, int held) {
    return new OwedOrder("one." + ++made, department, "LKS-1", "http", held, "{}");
  }
}
