package id.laksa.triage;

import java.util.List;

/**
 * A resolution that waits for an operator.
 *
 * @param seq the event that left it to him
 * @param evidence SHA-256 of its photos, as served; empty when there are none
 */
public record Proposal(int seq, List<String> evidence) {
  public Proposal {
    evidence = List.copyOf(evidence);
  }
}
