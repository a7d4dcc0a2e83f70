package id.laksa.dispatch;

import java.util.Collection;
import java.util.Map;

/** Takes orders back that no department has taken yet. */
@FunctionalInterface
public interface Withdrawal {
  /**
   * What was found of one department's orders.
   *
   * @param withdrawn taken back now, out of its queue or its dead letters
   * @param out at a consumer that hasn't settled them: each comes back, or will have been taken
   */
  record Found(int withdrawn, int out) {}

  /** The broker is away, or an earlier sender isn't through: nothing is known, all may be asked. */
  final class Away extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public Away(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /**
   * Withdraws. Repeating it has no effect. What a relay reads from the ledger meanwhile is the
   * caller's to hold back.
   *
   * @param ticket of the complaint
   * @param upTo place in its history of the last event whose order goes; later ones stay
   * @param departments codes; one without a queue has nothing
   * @return by code, for each of them
   */
  Map<String, Found> withdraw(String ticket, int upTo, Collection<String> departments) throws Away;
}
