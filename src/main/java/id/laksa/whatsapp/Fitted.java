package id.laksa.whatsapp;

import java.util.HashSet;
import java.util.List;

/** Brings texts within WhatsApp's bounds. */
final class Fitted {
  private static final String ELLIPSIS = "…";

  private Fitted() {}

  /**
   * The text, or its beginning and an ellipsis. Meta doesn't say what a character is: nothing here
   * is longer than {@code most} in UTF-16 units, so it isn't in code points either; and no code
   * point is cut.
   *
   * @throws IllegalArgumentException when the text is blank: WhatsApp takes no empty ones
   */
  static String text(String text, int most) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("Nothing to say");
    }
    if (text.length() <= most) {
      return text;
    }
    int end = most - ELLIPSIS.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  /** A text on one line: a template's parameter may hold no line break, tab or run of spaces. */
  static String line(String text, int most) {
    return text(text.strip().replaceAll("[\\s\\p{Z}]+", " "), most);
  }

  /**
   * What can't be shortened without changing what it means.
   *
   * @throws IllegalArgumentException when it is blank or too long
   */
  static String whole(String id, int most) {
    if (id.isBlank() || id.length() > most) {
      throw new IllegalArgumentException("Must have 1 to " + most + " characters");
    }
    return id;
  }

  /**
   * A short list without a value twice.
   *
   * @throws IllegalArgumentException when it is too long or says something twice
   */
  static <T> List<T> few(List<T> values, int least, int most) {
    if (values.size() < least || values.size() > most) {
      throw new IllegalArgumentException("Must be " + least + " to " + most);
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException("Must differ");
    }
    return List.copyOf(values);
  }
}
