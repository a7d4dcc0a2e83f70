package id.laksa.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  @Test
  void groupsMayBeKeptForOtherTimesThanTheRest() {
    Retention retention = Retention.parse("P365D", "darurat=P90D, sosial = PT0S");
    assertThat(retention.usual()).isEqualTo(Duration.ofDays(365));
    assertThat(retention.byGroup())
        .containsEntry("darurat", Duration.ofDays(90))
        .containsEntry("sosial", Duration.ZERO)
        .hasSize(2);
    assertThat(Retention.parse("P1D", "").byGroup()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"darurat", "darurat=", "darurat=P1Y", "darurat=-P1D", "=P1D", "a=P1D,b"})
  void whatCannotBeMeantIsRefused(String groups) {
    assertThatThrownBy(() -> Retention.parse("P365D", groups))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
