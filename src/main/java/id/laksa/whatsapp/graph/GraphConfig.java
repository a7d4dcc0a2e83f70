package id.laksa.whatsapp.graph;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Where the Graph API is and what it may cost.
 *
 * @param graphUrl http or https, with a host and no path, {@code https://graph.facebook.com} say
 * @param version {@code v25.0} say
 * @param phoneNumberId Meta's id of the city's number: digits
 * @param accessToken asked for each request, so that it can be renewed; never logged
 * @param connectTimeout how long to wait for a connection
 * @param answerTimeout how long a call may take from start to end
 * @param mediaTimeout the same for sending or fetching a photo
 * @param largestMedia of a citizen's photo, in bytes, at most 16 MiB
 */
public record GraphConfig(
    URI graphUrl,
    String version,
    String phoneNumberId,
    Supplier<String> accessToken,
    Duration connectTimeout,
    Duration answerTimeout,
    Duration mediaTimeout,
    int largestMedia) {
  private static final Pattern VERSION = Pattern.compile("v\\d{1,3}\\.\\d{1,2}");
  private static final Pattern NUMBER_ID = Pattern.compile("\\d{1,30}");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,4096}");
  private static final int LARGEST_MEDIA = 16 * 1024 * 1024;

  /** Refuses what can't work, naming the field and not its value. */
  public GraphConfig {
    String scheme = graphUrl.getScheme();
    boolean web = "http".equals(scheme) || "https".equals(scheme);
    require(web && graphUrl.getHost() != null && graphUrl.getUserInfo() == null, "graph-url");
    require(graphUrl.getPath().isEmpty() || graphUrl.getPath().equals("/"), "graph-url");
    require(graphUrl.getQuery() == null && graphUrl.getFragment() == null, "graph-url");
    require(VERSION.matcher(version).matches(), "graph-version");
    require(NUMBER_ID.matcher(phoneNumberId).matches(), "phone-number-id");
    require(isPositive(connectTimeout), "connect timeout");
    require(isPositive(answerTimeout) && isPositive(mediaTimeout), "timeout");
    require(largestMedia > 0 && largestMedia <= LARGEST_MEDIA, "largest media");
  }

  /** The address of {@code /version/path}. */
  URI address(String path) {
    return graphUrl.resolve("/" + version + "/" + path);
  }

  /**
   * The header that shows the token.
   *
   * @throws IllegalStateException when the token can't be one; its text stays out of the message,
   *     which is why HttpClient doesn't get to see it
   */
  String authorization() {
    String token = accessToken.get().strip();
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalStateException("The access token is empty or not printable ASCII");
    }
    return "Bearer " + token;
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  private static void require(boolean holds, String field) {
    if (!holds) {
      throw new IllegalArgumentException("Not a usable " + field);
    }
  }
}
