package id.laksa.login;

/** What became of an attempt to log in. */
public sealed interface LoginResult {
  /** The user is in. */
  record Entered(Session session) implements LoginResult {}

  /**
   * He isn't.
   *
   * @param why never {@link LoginVerdict.Right}
   */
  record Refused(LoginVerdict why) implements LoginResult {}
}
