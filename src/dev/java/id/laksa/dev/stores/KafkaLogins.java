package id.laksa.dev.stores;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * Who may log in at a door of the embedded Kafka: the users that the engine started it with. Kafka
 * keeps none of them, so that a password that was changed is the only one from the next start on,
 * also where an older engine left Kafka without any. Made by Kafka, by its name.
 */
public final class KafkaLogins implements AuthenticateCallbackHandler {
  /** What stands before a user among the options of the door's login. */
  static final String USER = "user_";

  /** Kafka's least: passwords of 142 random bits need no slow guesses, and each login costs it. */
  private static final int ITERATIONS = 4_096;

  private final Map<String, ScramCredential> credentials = new HashMap<>();

  @Override
  public void configure(
      Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> logins) {
    ScramMechanism mechanism = ScramMechanism.forMechanismName(saslMechanism);
    for (AppConfigurationEntry login : logins) {
      login
          .getOptions()
          .forEach(
              (name, password) -> {
                if (name.startsWith(USER)) {
                  credentials.put(
                      name.substring(USER.length()), credential(mechanism, password.toString()));
                }
              });
    }
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    String user = null;
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        user = name.getDefaultName();
      } else if (callback instanceof ScramCredentialCallback wanted) {
        // Nobody by that name: none is set, and Kafka refuses.
        wanted.scramCredential(credentials.get(user));
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  @Override
  public void close() {
    credentials.clear();
  }

  private static ScramCredential credential(ScramMechanism mechanism, String password) {
    try {
      return new ScramFormatter(mechanism).generateCredential(password, ITERATIONS);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has what SCRAM needs", e);
    }
  }
}
