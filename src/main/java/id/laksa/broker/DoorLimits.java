package id.laksa.broker;

import java.util.Map;

/**
 * What one user may have at the departments' door at once.
 *
 * @param connections most that are logged in
 * @param sessions most sessions on all of them
 * @param consumers most consumers and browsers on all of them; as many links has one connection
 * @param loginMs after so many milliseconds whoever hasn't logged in is sent away
 */
public record DoorLimits(int connections, int sessions, int consumers, int loginMs) {
  /** Enough for a department with some systems, each with some threads. */
  public static final DoorLimits USUAL = new DoorLimits(20, 50, 50, 10_000);

  /** Those of a broker's configuration; what isn't in it is as usual. */
  static DoorLimits of(Map<String, String> properties) {
    return new DoorLimits(
        number(properties, "connections", USUAL.connections),
        number(properties, "sessions", USUAL.sessions),
        number(properties, "consumers", USUAL.consumers),
        number(properties, "login", USUAL.loginMs));
  }

  private static int number(Map<String, String> properties, String name, int usual) {
    String text = properties.get(name);
    return text == null ? usual : Integer.parseInt(text.strip());
  }
}
