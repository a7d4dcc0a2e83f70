package id.laksa.app;

import id.laksa.mail.MailServer;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** The settings of the city's mail server. */
final class MailSettings {
  private static final String USER = "laksa.mail.user";
  private static final String PASSWORD = "laksa.mail.password";
  private static final String STARTTLS = "laksa.mail.starttls";
  private static final String FROM = "laksa.mail.from";
  private static final String HOST = "laksa.mail.host";

  private MailSettings() {}

  /**
   * The server that they describe.
   *
   * @throws StartupFailure if one of them can't be meant
   */
  static MailServer of(Settings settings) {
    String host = settings.text(HOST);
    if (!host.matches("[A-Za-z0-9.:_-]*")) {
      throw new StartupFailure(
          HOST + " must be a name or an address without a port, not '" + host + "'.");
    }
    if (settings.isSet(USER) != settings.isSet(PASSWORD)) {
      throw new StartupFailure(USER + " and " + PASSWORD + " must both be set, or none of them.");
    }
    return new MailServer(
        host,
        settings.number("laksa.mail.port"),
        settings.text(USER),
        settings.text(PASSWORD),
        startTls(settings.text(STARTTLS)),
        from(settings.text(FROM)),
        settings.number("laksa.mail.timeout"));
  }

  private static boolean startTls(String given) {
    if (!given.equals("true") && !given.equals("false")) {
      throw new StartupFailure(STARTTLS + " must be true or false, not '" + given + "'.");
    }
    return given.equals("true");
  }

  private static String from(String given) {
    try {
      return new InternetAddress(given, true).getAddress();
    } catch (AddressException e) {
      throw new StartupFailure(FROM + " must be a mail address, not '" + given + "'.", e);
    }
  }
}
