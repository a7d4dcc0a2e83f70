package id.laksa.login.http;

/**
 * A door with a login.
 *
 * @param name of its keys and its cookie: {@code live-room}
 * @param home where whoever is in begins, with slashes around: {@code /live-room/}; its cookie goes
 *     nowhere else, and its login is {@code login} under it
 * @param pages how what is behind it looks
 */
public record LoginDoor(String name, String home, InnerPages pages) {
  /** The address of the login. */
  public String login() {
    return home + "login";
  }

  /** The address of one's own page: password, second factor, sessions. */
  public String own() {
    return home + "saya";
  }

  /** Of a browser that was logged in before. */
  String browserCookie() {
    return cookie() + "-browser";
  }

  String cookie() {
    return "laksa-" + name;
  }
}
