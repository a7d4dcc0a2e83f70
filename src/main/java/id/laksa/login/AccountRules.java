package id.laksa.login;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an account may be. Pure. */
public final class AccountRules {
  /** A password of one's own has so many characters at least (NIST SP 800-63B asks for 8). */
  public static final int SHORTEST_PASSWORD = 12;

  /** And so many at most. */
  public static final int LONGEST_PASSWORD = 128;

  private static final int LONGEST_NAME = 100;
  private static final Pattern USER = Pattern.compile("[a-z][a-z0-9.-]{2,31}");

  private AccountRules() {}

  /**
   * What is wrong with a new account; empty when nothing is.
   *
   * @param taken whether a person or a machine has that user
   * @param known whether there is such a department, by its code
   */
  public static Optional<AccountFault> fault(
      Person person, Predicate<String> taken, Predicate<String> known) {
    if (!USER.matcher(person.user()).matches()) {
      return Optional.of(AccountFault.USER);
    }
    if (taken.test(person.user())) {
      return Optional.of(AccountFault.USER_TAKEN);
    }
    if (person.name().isBlank() || person.name().length() > LONGEST_NAME) {
      return Optional.of(AccountFault.NAME);
    }
    Set<Role> roles = person.roles();
    long ofDepartment = roles.stream().filter(Role::isOfDepartment).count();
    if (roles.isEmpty() || (ofDepartment > 0 && ofDepartment < roles.size())) {
      return Optional.of(AccountFault.ROLES);
    }
    String department = person.department();
    boolean sound = ofDepartment > 0 ? known(department, known) : department == null;
    return sound ? Optional.empty() : Optional.of(AccountFault.DEPARTMENT);
  }

  /** What is wrong with a password of one's own; empty when nothing is. */
  public static Optional<AccountFault> fault(String user, String password) {
    int characters = password.codePointCount(0, password.length());
    boolean sound =
        characters >= SHORTEST_PASSWORD
            && characters <= LONGEST_PASSWORD
            && !password.toLowerCase(Locale.ROOT).contains(user);
    return sound ? Optional.empty() : Optional.of(AccountFault.PASSWORD);
  }

  private static boolean known(@Nullable String department, Predicate<String> known) {
    return department != null && known.test(department);
  }
}
