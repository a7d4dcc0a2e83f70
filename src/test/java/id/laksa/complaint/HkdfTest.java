package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 5869, appendix A, and what they are for. */
class HkdfTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void theBasicVectorHolds() {
    Hkdf hkdf = new Hkdf(HEX.parseHex("000102030405060708090a0b0c"), HEX.parseHex("0b".repeat(22)));
    assertThat(HEX.formatHex(hkdf.expand(HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"), 42)))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  }

  @Test
  void theLongVectorHolds() {
    Hkdf hkdf = new Hkdf(range(0x60, 0xaf), range(0x00, 0x4f));
    assertThat(HEX.formatHex(hkdf.expand(range(0xb0, 0xff), 82)))
        .isEqualTo(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
  }

  @Test
  void theVectorWithoutSaltAndInfoHolds() {
    Hkdf hkdf = new Hkdf(new byte[0], HEX.parseHex("0b".repeat(22)));
    assertThat(HEX.formatHex(hkdf.expand(new byte[0], 42)))
        .isEqualTo(
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
  }

  @Test
  void eachPurposeAndEachGenerationHasAKeyOfItsOwnApartFromTheTickets() {
    byte[] key = Complaints.aKey();
    byte[] text = {1};
    assertThat(
            Stream.of(
                    new PageKeys(key, 1).of("web-form").of(text),
                    new PageKeys(key, 2).of("web-form").of(text),
                    new PageKeys(key, 1).of("live-room-session").of(text),
                    new PageKeys(key, 12).of("web-form").of(text),
                    KeyedHash.derived(key, "web-form").of(text))
                .map(HEX::formatHex))
        .doesNotHaveDuplicates();
    assertThat(new PageKeys(key, 1).of("web-form").of(text))
        .isEqualTo(new PageKeys(key, 1).of("web-form").of(text));
  }

  private static byte[] range(int from, int to) {
    byte[] bytes = new byte[to - from + 1];
    IntStream.rangeClosed(from, to).forEach(i -> bytes[i - from] = (byte) i);
    return bytes;
  }
}
