package id.laksa.login.http;

import id.laksa.http.HttpAnswer;
import id.laksa.texts.Texts;
import java.util.Map;

/**
 * A door with a login.
 *
 * @param name of its keys and its cookie: {@code live-room}
 * @param home where whoever is in begins, with slashes around: {@code /live-room/}; its cookie goes
 *     nowhere else, and its login is {@code login} under it
 * @param pages how what is behind it looks
 */
public record LoginDoor(String name, String home, PageTemplates pages) {
  /** The pages behind a door; there are a {@code login} and a {@code message} among them. */
  public interface PageTemplates {
    /**
     * A page.
     *
     * @param name of its template, without folder and ending
     */
    HttpAnswer page(int status, String name, Map<String, ?> model);

    /** What whoever stands there reads. */
    Texts texts();

    /**
     * The page of one sentence.
     *
     * @param key of two texts, {@code .title} and {@code .sentence} behind it
     */
    default HttpAnswer message(int status, String key) {
      return message(status, key, Map.of());
    }

    /** The same with blanks to fill in. */
    default HttpAnswer message(int status, String key, Map<String, ?> values) {
      String title = texts().text(key + ".title", values);
      String sentence = texts().text(key + ".sentence", values);
      return page(status, "message", Map.of("title", title, "sentence", sentence));
    }
  }

  /** The address of the login. */
  public String login() {
    return home + "login";
  }

  /** Of a browser that was logged in before. */
  String browserCookie() {
    return cookie() + "-browser";
  }

  String cookie() {
    return "laksa-" + name;
  }
}
