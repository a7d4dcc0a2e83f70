package id.laksa.words;

/**
 * A row of {@code rules/affixes.csv}: an ending or a beginning that is taken off a word.
 *
 * @param letters what is taken off, at least one letter
 * @param ending whether it stands at the end rather than at the beginning
 * @param next the letter beside it must be one of these; empty: any
 * @param instead what takes its place; may be empty
 */
public record Affix(String letters, boolean ending, String next, String instead) {
  private static final int SHORTEST_ROOT = 4;

  boolean fits(String word) {
    int rest = word.length() - letters.length();
    if (rest <= 0 || rest + instead.length() < SHORTEST_ROOT) {
      return false;
    }
    char beside = ending ? word.charAt(rest - 1) : word.charAt(letters.length());
    return (ending ? word.endsWith(letters) : word.startsWith(letters))
        && (next.isEmpty() || next.indexOf(beside) >= 0);
  }

  String takenOff(String word) {
    return ending
        ? word.substring(0, word.length() - letters.length()) + instead
        : instead + word.substring(letters.length());
  }
}
