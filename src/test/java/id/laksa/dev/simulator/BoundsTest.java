package id.laksa.dev.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.laksa.dev.simulator.Account.ClosedWindow;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private final Network network =
      new Network(
          Samples.account(ClosedWindow.REFUSED_AT_ONCE),
          new HandMovedClock(),
          (citizen, body) -> {});

  @Test
  void aConversationKeepsItsNewestTwoHundred() {
    Citizen citizen = network.citizen(user(0), "Budi");
    for (int i = 0; i < 205; i++) {
      citizen.text("Pesan " + i);
    }
    assertThat(citizen.conversation()).hasSize(200);
    assertThat(citizen.conversation().get(0).text()).isEqualTo("Pesan 5");
  }

  @Test
  void aThousandCitizensAreTheMostAndKnownOnesStayWelcome() {
    for (int i = 0; i < 1_000; i++) {
      network.citizen(user(i), "Warga");
    }
    assertThat(network.hasRoomFor(user(5))).isTrue();
    assertThat(network.hasRoomFor(user(1_000))).isFalse();
    assertThatThrownBy(() -> network.citizen(user(1_000), "Warga"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFullShelfLetsTheOldestGo() {
    byte[] large = new byte[100 * 1024 * 1024];
    Media oldest = network.media().put("image/jpeg", large);
    network.media().put("image/jpeg", large);
    Media newest = network.media().put("image/jpeg", large);
    assertThat(network.media().find(oldest.id())).isEmpty();
    assertThat(network.media().find(newest.id())).isPresent();
  }

  private static UserId user(int number) {
    return UserId.of(Long.toString(628_120_000_000L + number)).orElseThrow();
  }
}
