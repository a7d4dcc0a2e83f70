package id.laksa.words;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One word of a complaint.
 *
 * @param written as in the text, in small letters, without accents
 * @param root what it is looked up by
 * @param negated whether a word like "tidak" before it denies it
 * @param filler whether it says nothing by itself
 * @param sentence which sentence it stands in, from 0
 * @param breath the same, but that an exclamation mark ends nothing: "Tolong! Kebakaran!" is one
 * @param heard the root of an alarm word that it may be meant for; null when it is like none
 */
public record Word(
    String written,
    String root,
    boolean negated,
    boolean filler,
    int sentence,
    int breath,
    @Nullable String heard) {
  /** One that is written as it is meant. */
  public Word(String written, String root, boolean negated, boolean filler, int sentence) {
    this(written, root, negated, filler, sentence, sentence, null);
  }

  /** Whether it is one of these roots; loosely, whether it may be meant for one. */
  boolean isOneOf(Set<String> roots, boolean loosely) {
    return roots.contains(root) || (loosely && heard != null && roots.contains(heard));
  }
}
