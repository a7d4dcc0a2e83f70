package id.laksa.http;

import io.vertx.core.http.HttpServerOptions;

/** What every server of ours asks of a connection. */
final class ServerOptions {
  static final int LONGEST_HEAD = 16_384;
  private static final int LONGEST_LINE = 4_096;
  private static final int IDLE_SECONDS = 75;

  private ServerOptions() {}

  /** HTTP/1.1 alone, heads that are bounded, and no connection that is kept for nothing. */
  static HttpServerOptions bounded() {
    return new HttpServerOptions()
        // Its streams and header tables have bounds of their own, which nothing here watches.
        .setHttp2ClearTextEnabled(false)
        .setUseAlpn(false)
        .setIdleTimeout(IDLE_SECONDS)
        .setMaxInitialLineLength(LONGEST_LINE)
        .setMaxHeaderSize(LONGEST_HEAD)
        .setHandle100ContinueAutomatically(true);
  }
}
