package id.laksa.channel;

import java.util.Locale;

/** Who may hand complaints in by a channel. */
public enum Submitter {
  /** A door of the engine. */
  ENGINE,
  /** A route of the city. */
  CITY;

  /** Its name in {@code conf/channels.csv}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
