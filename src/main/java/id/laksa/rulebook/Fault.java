package id.laksa.rulebook;

/**
 * Something in the tables or rules that keeps them from taking effect.
 *
 * @param file its path, as reached from the folder given
 * @param line physical line, from 1; 0 when the whole file is meant
 * @param sentence what is wrong and what would be right, in English
 */
public record Fault(String file, int line, String sentence) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + sentence;
  }
}
