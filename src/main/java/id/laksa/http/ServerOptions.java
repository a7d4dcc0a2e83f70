package id.laksa.http;

import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What every server of ours asks of a connection. */
final class ServerOptions {
  static final int LONGEST_HEAD = 16_384;

  /** An operator pastes a whole message into the search of the Live Room. */
  private static final int LONGEST_LINE = 12_288;

  private ServerOptions() {}

  /** HTTP/1.1 alone, heads that are bounded, and no connection that is kept for nothing. */
  static HttpServerOptions bounded(Pace pace, @Nullable Tls tls) {
    HttpServerOptions options =
        new HttpServerOptions()
            // Its streams and header tables have bounds of their own, which nothing here watches.
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEAD)
            .setHandle100ContinueAutomatically(true);
    options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setIdleTimeout((int) pace.idle().toMillis());
    if (tls != null) {
      tls.applyTo(options);
    }
    return options;
  }
}
