package id.laksa.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.FormatMethod;
import id.laksa.audit.Claim.Content;
import id.laksa.complaint.ChainedEvent;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.KeyedHash;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Walks along one complaint's history, link by link, and stops at the first that is broken. */
final class ChainWalk {
  /** What an event with a whole state and the complaint's row both say. */
  static final List<String> STANDING =
      List.of("ticket", "status", "category", "department", "priority", "round");

  /** Only an event with a whole state tells the round. */
  private static final String MARK_OF_A_STANDING = "round";

  private final HashChain chain;
  private final ObjectMapper json;
  private final Claim claim;
  private int seq;
  private String head = HashChain.GENESIS;
  private @Nullable String newestState;

  ChainWalk(HashChain chain, ObjectMapper json, Claim claim) {
    this.chain = chain;
    this.json = json;
    this.claim = claim;
  }

  boolean isOf(Claim other) {
    return claim.id().equals(other.id());
  }

  /** Goes one link on; what is wrong with it, or empty. */
  Optional<BrokenLink> step(LedgerLine line) {
    int expected = seq + 1;
    if (line.seq() == 0) {
      return broken(expected, "The complaint has no history.");
    }
    if (line.seq() != expected) {
      return broken(expected, "Event %d is missing: after %d comes %d.", expected, seq, line.seq());
    }
    ChainedEvent event = line.event();
    if (event == null || !holds(event)) {
      return broken(expected, "Event %d was changed, or does not follow the one before.", expected);
    }
    seq = expected;
    head = event.hash();
    if (event.data().contains('"' + MARK_OF_A_STANDING + '"')) {
      newestState = event.data();
    }
    return line.content() == null ? Optional.empty() : contentOf(event, line.content());
  }

  /** At the end of the history: whether the complaint's row says what its last events say. */
  Optional<BrokenLink> end() {
    if (claim.headSeq() != seq) {
      return broken(
          Math.min(seq, claim.headSeq()) + 1,
          "The history ends with event %d, the complaint says %d.",
          seq,
          claim.headSeq());
    }
    if (!KeyedHash.same(claim.headHash(), head)) {
      return broken(seq, "The last event is not the one the complaint knows as its last.");
    }
    JsonNode said = read(newestState);
    for (String field : STANDING) {
      String now = claim.state().get(field);
      if (said != null && !said.path(field).asText("").equals(now == null ? "" : now)) {
        return broken(seq, "The complaint's %s is not what its history says.", field);
      }
    }
    return Optional.empty();
  }

  /** A time or an actor that the chain can't even hash was never written by it. */
  private boolean holds(ChainedEvent event) {
    try {
      return chain.holds(head, event);
    } catch (ArithmeticException | UncheckedIOException e) {
      return false;
    }
  }

  private Optional<BrokenLink> contentOf(ChainedEvent first, Content content) {
    JsonNode data = read(first.data());
    if (content.salt() == null || data == null) {
      return Optional.empty();
    }
    String committed = data.path("textCommitment").asText();
    return HashChain.commitment(content.salt(), content.text()).equals(committed)
        ? Optional.empty()
        : broken(seq, "The complaint's text is not the one that was received.");
  }

  private @Nullable JsonNode read(@Nullable String data) {
    try {
      return data == null ? null : json.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Event data that the chain vouches for are JSON", e);
    }
  }

  @FormatMethod
  private Optional<BrokenLink> broken(int where, String sentence, Object... values) {
    return Optional.of(new BrokenLink(claim.ticket(), where, sentence.formatted(values)));
  }
}
