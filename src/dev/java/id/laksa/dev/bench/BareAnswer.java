package id.laksa.dev.bench;

import org.jspecify.annotations.Nullable;

/**
 * An answer of HTTP/1.1, as far as it must be known: the generator shares the machine with the
 * engine.
 *
 * @param ticket the receipt's; null when there is none
 */
record BareAnswer(int status, @Nullable String ticket) {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String LENGTH = "\r\ncontent-length:";
  private static final int STATUS_AT = 9;

  /** Whether it brings a receipt. */
  boolean isReceipt() {
    return status / 100 == 2 && ticket != null;
  }

  /**
   * Reads one.
   *
   * @param received a character for each byte that has come
   * @return null while it isn't there whole
   * @throws IllegalArgumentException if it doesn't say how long its body is
   */
  static @Nullable BareAnswer in(String received) {
    int head = received.indexOf(END_OF_HEAD);
    if (head < 0) {
      return null;
    }
    int body = head + END_OF_HEAD.length();
    if (received.length() < body + bodyLength(received, head)) {
      return null;
    }
    int status = Integer.parseInt(received, STATUS_AT, STATUS_AT + 3, 10);
    return new BareAnswer(status, ticket(received, body));
  }

  private static int bodyLength(String received, int head) {
    for (int line = received.indexOf('\r'); line < head; line = received.indexOf('\r', line + 1)) {
      if (received.regionMatches(true, line, LENGTH, 0, LENGTH.length())) {
        int end = received.indexOf('\r', line + 1);
        return Integer.parseInt(received.substring(line + LENGTH.length(), end).strip());
      }
    }
    throw new IllegalArgumentException("an answer without a length");
  }

  private static @Nullable String ticket(String received, int body) {
    int name = received.indexOf("\"ticket\"", body);
    int from = name < 0 ? -1 : received.indexOf('"', name + "\"ticket\"".length());
    int to = from < 0 ? -1 : received.indexOf('"', from + 1);
    return to < 0 ? null : received.substring(from + 1, to);
  }
}
