package id.laksa.delivery;

import java.util.Locale;

/** A way by which a reporter is told. */
public enum Way {
  WHATSAPP,
  CALLBACK,
  EMAIL;

  /** Its name in events and metrics. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
