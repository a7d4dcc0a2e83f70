package id.laksa.login.http;

import id.laksa.http.WebForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody typed into a form whose login was over by then. It goes through the login in the
 * browser, and on to where it was sent; nothing of it stays here.
 *
 * @param to the form's address; empty when nothing was typed
 * @param fields name and value of each, in order, without the form's token
 */
record KeptWords(String to, List<Field> fields) {
  static final KeptWords NONE = new KeptWords("", List.of());

  /** How their names begin in the form of the login, where others have other names. */
  private static final String PREFIX = "kept.";

  /** A form has so many parts at most, and the login has its own. */
  private static final int MOST = 26;

  private static final String TOKEN = "token";
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9/_.-]{1,200}");

  /** A field of the form. */
  record Field(String name, String value) {
    /** As templates read it. */
    Map<String, String> shown() {
      return Map.of("name", name, "value", value);
    }
  }

  KeptWords {
    fields = List.copyOf(fields);
  }

  /**
   * Of a form as it was sent.
   *
   * @param path it was sent to
   * @param home of the door; a path that isn't behind it keeps nothing
   */
  static KeptWords typed(String path, String home, WebForm form) {
    return of(path, home, "", form);
  }

  /** Of the login's form, which carries them. */
  static KeptWords carried(String home, WebForm login) {
    return of(login.text("to"), home, PREFIX, login);
  }

  private static KeptWords of(String path, String home, String prefix, WebForm form) {
    if (!path.startsWith(home) || !PATH.matcher(path).matches()) {
      return NONE;
    }
    List<Field> fields = new ArrayList<>();
    form.fields()
        .forEach(
            (name, values) -> {
              if (name.startsWith(prefix) && !name.equals(TOKEN)) {
                String own = name.substring(prefix.length());
                values.forEach(value -> fields.add(new Field(own, value)));
              }
            });
    boolean nothing = fields.stream().allMatch(field -> field.value.isBlank());
    return nothing || fields.size() > MOST ? NONE : new KeptWords(path, fields);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** As templates read them. */
  List<Map<String, String>> shown() {
    return fields.stream().map(Field::shown).toList();
  }

  /** Says nothing: they may be about a person. */
  @Override
  public String toString() {
    return "KeptWords";
  }
}
