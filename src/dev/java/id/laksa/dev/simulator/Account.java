package id.laksa.dev.simulator;

import java.util.List;
import java.util.Set;

/**
 * The business account that the simulator plays.
 *
 * @param phoneNumberId under which it sends, digits
 * @param businessAccountId digits; {@code entry[].id} of every webhook
 * @param displayPhoneNumber digits
 * @param accessToken what every request must bear
 * @param appSecret what every webhook is signed with
 * @param versions of the Graph API that are answered, as {@code v24.0}
 * @param templates that were approved
 * @param closedWindow what becomes of a free-form message outside the 24 hours
 */
public record Account(
    String phoneNumberId,
    String businessAccountId,
    String displayPhoneNumber,
    String accessToken,
    String appSecret,
    Set<String> versions,
    List<Template> templates,
    ClosedWindow closedWindow) {
  /** The versions in use in 2026. */
  public static final Set<String> VERSIONS = Set.of("v23.0", "v24.0", "v25.0");

  /** How the refusal of a message outside the 24 hours is told; the contract allows both. */
  public enum ClosedWindow {
    /** By the answer to the request. */
    REFUSED_AT_ONCE,
    /** By a webhook with the status {@code failed}, after an answer that looked well. */
    FAILED_LATER
  }

  /** Copies the collections. */
  public Account {
    versions = Set.copyOf(versions);
    templates = List.copyOf(templates);
  }

  /** Without its secrets, for logs. */
  @Override
  public String toString() {
    return "Account[" + phoneNumberId + "]";
  }
}
