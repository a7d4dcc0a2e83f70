package id.laksa.dispatch;

import java.util.Collection;

/** Tells departments that orders which they took count no longer. */
@FunctionalInterface
public interface Revocation {
  /**
   * An order that counts no longer.
   *
   * @param department code of the one that took it
   * @param seq place in the complaint's history of the event that sent it
   * @param reason stable: {@code erased}, the reporter's data went and the order must go
   */
  record Revoked(String workOrderId, String department, String ticket, int seq, String reason) {}

  /**
   * Tells. Repeating it has no effect; a department without a queue isn't told.
   *
   * @throws Withdrawal.Away if not all are told
   */
  void tell(Collection<Revoked> orders) throws Withdrawal.Away;
}
