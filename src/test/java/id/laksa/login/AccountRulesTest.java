package id.laksa.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountRulesTest {
  @ParameterizedTest
  @CsvSource({
    "siti.aminah, Siti Aminah, OPERATOR, , ",
    "siti, Siti, OPERATOR SUPERVISOR ADMINISTRATOR AUDITOR, , ",
    "budi, Budi, DEPARTMENT_STAFF DEPARTMENT_HEAD, DPUPR, ",
    "si, Siti, OPERATOR, , USER",
    "Siti, Siti, OPERATOR, , USER",
    "1siti, Siti, OPERATOR, , USER",
    "si ti, Siti, OPERATOR, , USER",
    "siti<b>, Siti, OPERATOR, , USER",
    "abcdefghijklmnopqrstuvwxyzabcdefg, Siti, OPERATOR, , USER",
    "taken, Siti, OPERATOR, , USER_TAKEN",
    "siti, '', OPERATOR, , NAME",
    "siti, ' ', OPERATOR, , NAME",
    "siti, Siti, '', , ROLES",
    "siti, Siti, OPERATOR DEPARTMENT_STAFF, DPUPR, ROLES",
    "siti, Siti, OPERATOR, DPUPR, DEPARTMENT",
    "budi, Budi, DEPARTMENT_STAFF, , DEPARTMENT",
    "budi, Budi, DEPARTMENT_STAFF, NOWHERE, DEPARTMENT"
  })
  void anAccountIsSoundOrSaysWhatIsWrong(
      String user,
      String name,
      String roles,
      @Nullable String department,
      @Nullable AccountFault fault) {
    Set<Role> all =
        Arrays.stream(roles.split(" "))
            .filter(role -> !role.isEmpty())
            .map(Role::valueOf)
            .collect(Collectors.toSet());
    assertThat(
            AccountRules.fault(
                new Person(user, name, all, department, true), "taken"::equals, "DPUPR"::equals))
        .isEqualTo(Optional.ofNullable(fault));
  }

  @ParameterizedTest
  @CsvSource({
    "sepeda-biru-9, true",
    "12345678901, false",
    "123456789012, true",
    "katasandi-siti, false",
    "katasandi-SITI, false"
  })
  void aPasswordOfOnesOwnIsLongAndWithoutTheUser(String password, boolean sound) {
    assertThat(AccountRules.fault("siti", password).isEmpty()).isEqualTo(sound);
  }

  @Test
  void aPasswordHasAnEndToo() {
    assertThat(AccountRules.fault("siti", "x".repeat(128))).isEmpty();
    assertThat(AccountRules.fault("siti", "x".repeat(129))).contains(AccountFault.PASSWORD);
  }

  @Test
  void whoReadsRecordsDecidesNothingAndWhoKeepsAccountsSeesNoComplaint() {
    assertThat(Role.AUDITOR.rights())
        .containsExactlyInAnyOrder(Right.WATCH, Right.SEE_FIGURES, Right.READ_RECORDS);
    assertThat(Role.ADMINISTRATOR.rights()).containsExactly(Right.MANAGE_ACCOUNTS);
    assertThat(Role.OPERATOR.rights()).doesNotContain(Right.ERASE, Right.MANAGE_ACCOUNTS);
  }
}
