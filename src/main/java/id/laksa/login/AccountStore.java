package id.laksa.login;

import java.util.List;
import java.util.Optional;

/** Where the accounts of persons are kept, with what was done to each and by whom. */
public interface AccountStore {
  /** Every account, by user. */
  List<UserAccount> list();

  /** The account of a user; empty when there is none. */
  Optional<UserAccount> find(String user);

  /**
   * Adds one; its password must be changed first of all.
   *
   * @param password as the person is told it
   * @param by who adds it
   * @return false when the user is taken
   */
  boolean add(Person person, String password, String by);

  /** Lets nobody in any more by this account and ends its sessions; false when it was so before. */
  boolean disable(String user, String by);

  /** Opens it again; false when it is open. */
  boolean enable(String user, String by);

  /**
   * Gives another password, which must be changed first of all, and takes away the second factor;
   * its sessions end.
   *
   * @return false when there is no such account
   */
  boolean reset(String user, String password, String by);

  /** Ends an account's sessions; false when there is no such account. */
  boolean endSessions(String user, String by);

  /** The newest changes, newest first. */
  List<AccountChange> changes(int most);
}
