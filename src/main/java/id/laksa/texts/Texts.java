package id.laksa.texts;

import java.util.Map;

/** The texts people read, in Indonesian, by their keys in {@code conf/messages_id.properties}. */
@FunctionalInterface
public interface Texts {
  /** The text of a key, each {@code {name}} in it replaced by its value. */
  String text(String key, Map<String, ?> values);

  /** A text without anything to fill in. */
  default String text(String key) {
    return text(key, Map.of());
  }
}
