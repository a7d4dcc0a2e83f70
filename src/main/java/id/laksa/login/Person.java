package id.laksa.login;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who logs in.
 *
 * @param user unique; names the person in histories and records
 * @param name as colleagues read it
 * @param roles what the person is; empty before the login
 * @param department the code of the department the person belongs to; null of the Live Room's
 * @param mustChange whether the password was given by somebody else and must be changed first
 */
public record Person(
    String user, String name, Set<Role> roles, @Nullable String department, boolean mustChange) {
  public Person {
    roles = Set.copyOf(roles);
  }

  /** Of whom only the user is known yet. */
  public static Person named(String user) {
    return new Person(user, user, Set.of(), null, false);
  }

  /** Whether the person may do this. */
  public boolean may(Right right) {
    return roles.stream().anyMatch(role -> role.rights().contains(right));
  }
}
