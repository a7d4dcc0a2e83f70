package id.laksa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WayTest {
  @Test
  void aRouteOfTheCityIsAWayOfItsOwn() {
    Way way = Way.tell("sp4n-lapor");
    assertThat(way.name()).isEqualTo("TELL-SP4N-LAPOR");
    assertThat(way.key()).isEqualTo("tell-sp4n-lapor");
    assertThat(new Way(way.name()).suffix()).contains("sp4n-lapor");
  }

  @Test
  void theEnginesOwnWaysAreNoneOfTheCitys() {
    assertThat(Way.EMAIL.suffix()).isEmpty();
    assertThat(Way.CALLBACK.key()).isEqualTo("callback");
  }
}
