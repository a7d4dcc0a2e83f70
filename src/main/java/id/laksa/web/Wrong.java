package id.laksa.web;

import java.util.List;

/**
 * What is wrong with one field.
 *
 * @param field its name in the form
 * @param key of the sentence, behind {@code web.wrong.}
 * @param values that the sentence names
 */
public record Wrong(String field, String key, List<Object> values) {
  public Wrong {
    values = List.copyOf(values);
  }

  static Wrong of(String field, String key, Object... values) {
    return new Wrong(field, key, List.of(values));
  }
}
