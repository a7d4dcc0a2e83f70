package id.laksa.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtRwTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RT 03/05 | rt 3/rw 5",
        "rt.003 rw.005 | rt 3/rw 5",
        "RT03/RW05 | rt 3/rw 5",
        "RT.003/RW.005 | rt 3/rw 5",
        "rt 3, rw 5 | rt 3/rw 5",
        "RT: 3 - RW: 5 | rt 3/rw 5",
        "RT/RW 001/010 | rt 1/rw 10",
        "rt/rw: 1/10 | rt 1/rw 10",
        "di RT 7 saja | rt 7",
        "RT 03 5 lampu mati | rt 3",
        "RW 12 | rw 12",
        "ＲＴ ０３ | rt 3"
      })
  void aNeighbourhoodsNumbersAreFound(String text, String numbers) {
    assertThat(RtRw.in(TextTokens.plain(text))).contains(numbers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Pak RT marah",
        "sms rt",
        "rt 0",
        "rt 1234",
        "start 03/05",
        "3/5",
        "RTRW kota",
        ""
      })
  void otherNumbersAreNot(String text) {
    assertThat(RtRw.in(TextTokens.plain(text))).isEmpty();
  }
}
