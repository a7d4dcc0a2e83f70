package id.laksa.dev.simulator;

/** Takes webhooks to the business, at least once each. */
@FunctionalInterface
public interface Outlet {
  /**
   * Sends one; returns at once.
   *
   * @param citizen whose webhooks are tried first in this order
   * @param body exactly the bytes to sign and send
   */
  void post(String citizen, byte[] body);
}
