package id.laksa.dev.chaos;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became of the promises.
 *
 * @param receipts promises given
 * @param complaints rows in the ledger; more than receipts when an answer was not heard
 * @param lost promised and not in the ledger, or there and neither in a queue nor in triage
 * @param doubled more than one complaint for a key, another ticket for it, or an order twice
 * @param disordered complaints whose events in Kafka have a gap or another order
 * @param unarmed open complaints without a timer
 * @param deadLetters what could not be processed
 * @param brokenChain the first broken link; null when every history holds
 */
public record PromiseFindings(
    long receipts,
    long complaints,
    long lost,
    long doubled,
    long disordered,
    long unarmed,
    long deadLetters,
    @Nullable String brokenChain) {

  /** Whether every promise was kept. */
  @JsonProperty
  public boolean kept() {
    return lost + doubled + disordered + unarmed + deadLetters == 0 && brokenChain == null;
  }
}
