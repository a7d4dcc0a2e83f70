package id.laksa.delivery;

import java.util.UUID;

/**
 * A callback, as an errand holds it.
 *
 * @param body JSON, the very characters that are sent at each attempt
 */
public record Call(UUID complaintId, int seq, String body) {
  /** Stable, so that a repeat is known; without the full stop that the signature parts by. */
  public String id() {
    return complaintId + "-" + seq;
  }
}
