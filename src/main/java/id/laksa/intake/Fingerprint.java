package id.laksa.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import id.laksa.complaint.KeyedHash;
import java.util.HexFormat;

/**
 * Tells whether two submissions with one key say the same. Keyed, because what it covers is
 * personal and easily guessed.
 */
public final class Fingerprint {
  private final KeyedHash hash;
  private final ObjectWriter json;

  /** Takes the key that never changes. */
  public Fingerprint(byte[] ticketKey, ObjectMapper json) {
    this.hash = KeyedHash.derived(ticketKey, "fingerprint");
    this.json = json.writerFor(Submission.class);
  }

  /** Keyed hash, in hex, over every field. */
  public String of(Submission submission) {
    try {
      return HexFormat.of().formatHex(hash.of(json.writeValueAsBytes(submission)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A submission is plain JSON", e);
    }
  }
}
