package id.laksa.liveroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a cell of the table. */
class ListCsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+62 812",
        "-5",
        "@SUM(A1)",
        " =1+1",
        "\t=1",
        "\tx",
        "\rx",
        "\n@a",
        "=\"x\""
      })
  void whatASpreadsheetWouldTakeForAFormulaBeginsWithAnApostrophe(String text) {
    assertThat(ListCsv.cell(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jalan rusak", "a=b", "1-2", "'=1", "", "Lampu @ jalan"})
  void anythingElseStaysAsItIs(String text) {
    assertThat(ListCsv.cell(text)).isEqualTo(text);
  }

  @Test
  void nothingIsAnEmptyCell() {
    assertThat(ListCsv.cell(null)).isEmpty();
  }
}
