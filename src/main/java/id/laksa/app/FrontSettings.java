package id.laksa.app;

import id.laksa.http.Pace;
import id.laksa.http.Tls;
import id.laksa.http.TrustedProxies;
import id.laksa.http.WebServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the settings say about who connects over HTTP, and how. */
final class FrontSettings {
  private static final String CERTIFICATE = "laksa.http.tls.certificate";
  private static final String KEY = "laksa.http.tls.key";
  private static final String PROXIES = "laksa.http.trusted-proxies";

  private FrontSettings() {}

  /**
   * Reads them.
   *
   * @throws StartupFailure if they can't be meant, or certificate and key can't be used
   */
  static WebServer.Front of(Settings settings) {
    return new WebServer.Front(pace(settings), tls(settings), proxies(settings));
  }

  /** TLS of our own; null when none is set. */
  static @Nullable Tls tls(Settings settings) {
    if (settings.isSet(CERTIFICATE) != settings.isSet(KEY)) {
      throw new StartupFailure(CERTIFICATE + " and " + KEY + " are set together, or neither.");
    }
    if (!settings.isSet(CERTIFICATE)) {
      return null;
    }
    Tls tls = new Tls(Path.of(settings.text(CERTIFICATE)), Path.of(settings.text(KEY)));
    try {
      tls.check();
      return tls;
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          CERTIFICATE + " and " + KEY + " can't be used: " + e.getMessage() + ".", e);
    }
  }

  /** {@code https} with TLS of our own, else {@code http}. */
  static String scheme(Settings settings) {
    return settings.isSet(CERTIFICATE) ? "https" : "http";
  }

  private static Pace pace(Settings settings) {
    try {
      return new Pace(
          settings.duration("laksa.http.head-timeout"),
          settings.duration("laksa.http.body-timeout"),
          settings.duration("laksa.http.form-timeout"),
          settings.duration("laksa.http.idle-timeout"));
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          "laksa.http.head-timeout, body-timeout, form-timeout and idle-timeout: "
              + e.getMessage()
              + ".",
          e);
    }
  }

  private static TrustedProxies proxies(Settings settings) {
    try {
      return TrustedProxies.of(settings.text(PROXIES));
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          PROXIES
              + " must be addresses or networks like 10.0.0.0/8, with commas between: "
              + e.getMessage()
              + ".",
          e);
    }
  }
}
