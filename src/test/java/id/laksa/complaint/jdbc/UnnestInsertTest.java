package id.laksa.complaint.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnnestInsertTest {
  @ParameterizedTest
  @ValueSource(strings = {"22021", "22001", "23505", "23514"})
  void aRowThatCannotBeStoredIsAFaultOfItsData(String state) {
    assertThat(UnnestInsert.fault(new SQLException("no", state)).isAboutData()).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"08006", "57P01", "53300", "40001"})
  void aStoreThatIsAwayIsNoFaultOfAnyRow(@Nullable String state) {
    assertThat(UnnestInsert.fault(new SQLException("no", state)).isAboutData()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = "22021")
  void theMessageSaysNothingOfTheRow(String state) {
    assertThat(UnnestInsert.fault(new SQLException("Siti Contoh", state)))
        .hasMessageNotContaining("Siti");
  }
}
