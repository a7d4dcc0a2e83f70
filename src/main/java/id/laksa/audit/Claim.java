package id.laksa.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a complaint's own row says, to be held against its history.
 *
 * @param state its columns by the names they have in an event's data; a null column is left out
 */
record Claim(UUID id, String ticket, Map<String, String> state, int headSeq, String headHash) {

  /**
   * The complaint's text with the salt of its commitment.
   *
   * @param salt hex; null after an erasure, when the text can't be checked any more
   */
  record Content(String text, @Nullable String salt) {}
}
