package id.laksa.complaint.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class UnnestInsertTest {
  @Test
  void theMessageSaysNothingOfTheRow() {
    assertThat(UnnestInsert.fault(new SQLException("Siti Contoh", "22021")))
        .hasMessageNotContaining("Siti");
  }
}
