package id.laksa.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
  @Test
  void whatIsKeptIsArgon2idWithItsCostAndASaltOfItsOwn() {
    String kept = PasswordHash.of("sepeda-biru-9");
    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("sepeda");
    assertThat(PasswordHash.of("sepeda-biru-9")).isNotEqualTo(kept);
    assertThat(PasswordHash.matches("sepeda-biru-9", kept)).isTrue();
    assertThat(PasswordHash.matches("sepeda-biru-8", kept)).isFalse();
    assertThat(PasswordHash.matchesNobodys("nobody has it")).isFalse();
  }
}
