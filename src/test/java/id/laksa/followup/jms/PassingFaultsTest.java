package id.laksa.followup.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFaultsTest {
  private final PassingFaults ledgerAway = new PassingFaults();

  @ParameterizedTest
  @ValueSource(
      strings = {"57P01", "57P02", "57P03", "08006", "08003", "08001", "40001", "53300", "25006"})
  void aServerThatWentAwayOrGaveUpIsWorthAnotherTry(String state) {
    assertThat(ledgerAway.caused(new IllegalStateException(new SQLException("away", state))))
        .isTrue();
  }

  @Test
  void aPoolWithoutConnectionsIsWorthAnotherTry() {
    assertThat(ledgerAway.caused(new SQLTransientConnectionException("timed out"))).isTrue();
  }

  @Test
  void aConnectionThatThePoolClosedMeanwhileIsWorthAnotherTry() {
    assertThat(ledgerAway.caused(new SQLException("Connection is closed"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "42601"})
  void aFaultInTheDataOrTheStatementIsNot(String state) {
    assertThat(ledgerAway.caused(new IllegalStateException(new SQLException("bad", state))))
        .isFalse();
  }

  @Test
  void aFaultOutsideTheLedgerIsNot() {
    assertThat(ledgerAway.caused(new IllegalStateException("bad"))).isFalse();
  }
}
