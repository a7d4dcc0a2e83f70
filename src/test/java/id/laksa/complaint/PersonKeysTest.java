package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonKeysTest {
  private final PersonKeys keys = new PersonKeys(Complaints.aKey());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "081234567890",
        "+62 812-3456-7890",
        "6281234567890",
        "0062 812 34567890",
        "81234567890"
      })
  void aNumberIsTheSameHoweverItIsWritten(String typed) {
    assertThat(keys.ofPhone(typed)).isEqualTo(keys.ofPhone("+6281234567890"));
  }

  @Test
  void anotherNumberIsAnother() {
    assertThat(keys.ofPhone("+81234567890")).isNotEqualTo(keys.ofPhone("081234567890"));
    assertThat(keys.ofPhone("081234567891")).isNotEqualTo(keys.ofPhone("081234567890"));
  }

  @Test
  void anAddressIsTheSameInAnyCase() {
    assertThat(keys.ofEmail(" Siti@Example.ID ")).isEqualTo(keys.ofEmail("siti@example.id"));
    assertThat(keys.ofEmail("siti@example.id")).isNotEqualTo(keys.ofPhone("081234567890"));
  }

  @Test
  void anAddressInAChannelIsFoundHoweverItIsWritten() {
    assertThat(keys.ofAddress(" @SitiContoh ")).isEqualTo(keys.ofAddress("@siticontoh"));
    assertThat(keys.ofAddress("0812-3456-7890")).isEqualTo(keys.ofAddress("+6281234567890"));
    assertThat(keys.ofAddress("4711")).isNotEqualTo(keys.ofAddress("@4711"));
    assertThat(keys.ofAddress("siti@example.id")).isNotEqualTo(keys.ofEmail("siti@example.id"));
    assertThat(keys.ofAddress(" ")).isNull();
    assertThat(keys.ofAddress(null)).isNull();
  }

  @Test
  void whatIsNeitherHasNoKey() {
    assertThat(keys.ofPhone(null)).isNull();
    assertThat(keys.ofPhone("tidak ada")).isNull();
    assertThat(keys.ofEmail("@")).isNull();
    assertThat(keys.ofEmail("siti")).isNull();
  }

  @Test
  void nobodyFindsThemWithAnotherKey() {
    assertThat(new PersonKeys(new byte[32]).ofPhone("081234567890"))
        .isNotEqualTo(keys.ofPhone("081234567890"));
  }
}
