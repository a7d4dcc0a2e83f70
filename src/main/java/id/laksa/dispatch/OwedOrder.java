package id.laksa.dispatch;

/**
 * An order about to leave by another way than its department's queue.
 *
 * @param workOrderId the same again is the same order
 * @param department code
 * @param way it goes
 * @param held how often it was asked to wait
 * @param json as it would lie in the queue
 */
public record OwedOrder(
    String workOrderId, String department, String ticket, String way, int held, String json) {

  /** Never shows what it is about, so that no log can. */
  @Override
  public String toString() {
    return "OwedOrder[" + workOrderId + "]";
  }
}
