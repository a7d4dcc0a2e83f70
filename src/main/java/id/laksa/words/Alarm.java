package id.laksa.words;

import java.util.List;

/**
 * A sign in the words of a text of what must never wait or be shown around.
 *
 * @param category what it is about
 * @param weight 1 to 100, as a hashtag's
 * @param words that gave the sign, as written, in the order of the text
 */
public record Alarm(String category, int weight, List<String> words) {
  /** Copies the list. */
  public Alarm {
    words = List.copyOf(words);
  }
}
