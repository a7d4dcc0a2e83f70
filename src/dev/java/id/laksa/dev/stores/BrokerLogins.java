package id.laksa.dev.stores;

import id.laksa.http.Source;
import id.laksa.login.GuessThrottle;
import id.laksa.login.LoginVerdict;
import id.laksa.login.PasswordGuess;
import java.util.Map;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.activemq.artemis.spi.core.security.jaas.NoCacheLoginException;
import org.jspecify.annotations.Nullable;

/**
 * Who may log in to the broker, by the throttle of every door. The engine's own user is counted as
 * well, but can't be kept out: its password is made, and too long to be guessed.
 */
final class BrokerLogins extends ActiveMQJAASSecurityManager {
  private final Map<String, Boolean> departments;
  private final GuessThrottle guesses;

  /**
   * Lets in these.
   *
   * @param departments whether a department's password is too long to be guessed, by its user
   */
  BrokerLogins(
      SecurityConfiguration users, Map<String, Boolean> departments, GuessThrottle guesses) {
    super(InVMLoginModule.class.getName(), users);
    this.departments = Map.copyOf(departments);
    this.guesses = guesses;
  }

  /**
   * Looks at a user's password.
   *
   * @return null when it is wrong
   * @throws NoCacheLoginException if he must wait: the broker remembers other answers for a while,
   *     and would go on refusing the right password
   */
  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      @Nullable String domain)
      throws NoCacheLoginException {
    if (connection == null || isLoggedIn(user, connection)) {
      return super.authenticate(user, password, connection, domain);
    }
    PasswordGuess guess = guess(user, Source.of(connection.getRemoteAddress()));
    Subject[] found = new Subject[1];
    LoginVerdict verdict =
        guesses.judge(
            guess,
            () -> {
              found[0] = subject(user, password, connection, domain);
              return found[0] != null;
            });
    if (verdict instanceof LoginVerdict.MustWait) {
      throw new NoCacheLoginException("Too many wrong passwords from here.");
    }
    return found[0];
  }

  private PasswordGuess guess(@Nullable String user, String source) {
    if (EmbeddedArtemis.ENGINE_USER.equals(user)) {
      return new PasswordGuess(user, true, source, "engine");
    }
    Boolean strong = user == null ? null : departments.get(user);
    return new PasswordGuess(
        strong == null ? null : user, Boolean.TRUE.equals(strong), source, null);
  }

  /** What others guess takes nothing from a connection that is in use. */
  private boolean isLoggedIn(@Nullable String user, RemotingConnection connection) {
    Subject subject = connection.getSubject();
    return subject != null && getUserFromSubject(subject).equals(user);
  }

  private @Nullable Subject subject(
      @Nullable String user,
      @Nullable String password,
      RemotingConnection connection,
      @Nullable String domain) {
    try {
      return super.authenticate(user, password, connection, domain);
    } catch (NoCacheLoginException e) {
      throw new IllegalStateException("users in memory can be looked at any time", e);
    }
  }
}
