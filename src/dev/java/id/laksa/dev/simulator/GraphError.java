package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as the Graph API words it.
 *
 * @param status of HTTP
 * @param code what a client goes by; the words may change
 * @param subcode null for most
 * @param details null where the API gives none
 */
public record GraphError(
    int status,
    int code,
    @Nullable Integer subcode,
    String type,
    String message,
    @Nullable String details) {
  static final int INVALID_PARAMETER = 100;
  static final int TOKEN = 190;
  static final int THROUGHPUT = 130429;
  static final int UNDELIVERABLE = 131026;
  static final int WINDOW_CLOSED = 131047;
  static final int PAIR_RATE = 131056;
  static final int TEMPLATE_PARAMETER_COUNT = 132000;
  static final int TEMPLATE_UNKNOWN = 132001;
  static final int TEMPLATE_PARAMETER_FORMAT = 132012;
  private static final int NO_SUCH_OBJECT = 33;
  private static final String OAUTH = "OAuthException";

  private static final Map<Integer, String> TITLES =
      Map.of(
          INVALID_PARAMETER, "Invalid parameter",
          THROUGHPUT, "Rate limit hit",
          UNDELIVERABLE, "Message undeliverable",
          WINDOW_CLOSED, "Re-engagement message",
          PAIR_RATE, "(Business Account, Consumer Account) pair rate limit hit",
          TEMPLATE_PARAMETER_COUNT, "Number of parameters does not match",
          TEMPLATE_UNKNOWN, "Template name does not exist in the translation",
          TEMPLATE_PARAMETER_FORMAT, "Parameter format does not match");

  /** A field that is missing, unknown or wrong; the details name it. */
  public static GraphError parameter(String details) {
    return of(400, INVALID_PARAMETER, details);
  }

  /** No token, or not the account's. */
  public static GraphError token() {
    return new GraphError(
        401, TOKEN, null, OAUTH, "Invalid OAuth access token - Cannot parse access token", null);
  }

  /** Nothing is at this address. */
  public static GraphError unknownPath() {
    return new GraphError(400, 2500, null, OAUTH, "Unknown path components", null);
  }

  /** An object of the address doesn't exist, or not for this account. */
  public static GraphError noSuchObject(String id) {
    return new GraphError(
        400,
        INVALID_PARAMETER,
        NO_SUCH_OBJECT,
        "GraphMethodException",
        "Unsupported request. Object with ID '" + id + "' does not exist",
        null);
  }

  /** One that a test ordered. */
  static GraphError ordered(int status, int code) {
    return code == TOKEN
        ? new GraphError(status, code, 463, OAUTH, "Session has expired", null)
        : of(status, code, "Ordered by a test.");
  }

  static GraphError of(int status, int code, String details) {
    String message = "(#" + code + ") " + title(code);
    return new GraphError(status, code, null, OAUTH, message, details);
  }

  static String title(int code) {
    return TITLES.getOrDefault(code, "Something went wrong");
  }

  /** The body of the answer. */
  public ObjectNode json() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error");
    error.put("message", message).put("type", type).put("code", code);
    if (subcode != null) {
      error.put("error_subcode", subcode);
    }
    if (details != null) {
      error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
    }
    error.put("fbtrace_id", SimulatedIds.traceId());
    return body;
  }
}
