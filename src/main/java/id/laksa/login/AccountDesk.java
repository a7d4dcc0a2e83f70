package id.laksa.login;

import id.laksa.department.Departments;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What whoever keeps the accounts may do with them. */
public final class AccountDesk {
  private final AccountStore store;
  private final Predicate<String> machines;
  private final Supplier<Departments> departments;
  private final Supplier<String> passwords;

  /**
   * What came of adding one.
   *
   * @param password the person's first one, told once; empty when there is a fault
   * @param fault null when it was added
   */
  public record Added(String password, @Nullable AccountFault fault) {}

  /**
   * Wires it.
   *
   * @param machines whether a user is a machine's
   * @param departments in force
   * @param passwords makes one that nobody guesses
   */
  public AccountDesk(
      AccountStore store,
      Predicate<String> machines,
      Supplier<Departments> departments,
      Supplier<String> passwords) {
    this.store = store;
    this.machines = machines;
    this.departments = departments;
    this.passwords = passwords;
  }

  /** Every account, by user. */
  public List<UserAccount> list() {
    return store.list();
  }

  /** The newest changes, newest first. */
  public List<AccountChange> changes(int most) {
    return store.changes(most);
  }

  /** Adds a person's account, unless something is wrong with it. */
  public Added add(Person person, String by) {
    Predicate<String> taken = user -> machines.test(user) || store.find(user).isPresent();
    Predicate<String> known = code -> departments.get().byCode(code).isPresent();
    Optional<AccountFault> fault = AccountRules.fault(person, taken, known);
    if (fault.isPresent()) {
      return new Added("", fault.get());
    }
    String password = passwords.get();
    return store.add(person, password, by)
        ? new Added(password, null)
        : new Added("", AccountFault.USER_TAKEN);
  }

  /** Lets nobody in any more by an account; false when it was so before, or there is none. */
  public boolean disable(String user, String by) {
    return store.disable(user, by);
  }

  /** Opens it again; false when it is open, or there is none. */
  public boolean enable(String user, String by) {
    return store.enable(user, by);
  }

  /** Gives an account another first password, which is told once; empty when there is none. */
  public Optional<String> reset(String user, String by) {
    String password = passwords.get();
    return store.reset(user, password, by) ? Optional.of(password) : Optional.empty();
  }

  /** Ends an account's sessions; false when there is no such account. */
  public boolean endSessions(String user, String by) {
    return store.endSessions(user, by);
  }
}
