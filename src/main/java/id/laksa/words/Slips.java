package id.laksa.words;

/**
 * Counts slips of the pen: a letter too many, too few, two swapped, another vowel. Another
 * consonant counts twice: more often than not it makes another word.
 */
final class Slips {
  private static final String VOWELS = "aeiou";

  private Slips() {}

  /**
   * How many slips lead from one word to another; any number above {@code most} where it is more.
   * Two swapped letters are one slip, and none is touched twice.
   */
  static int between(String one, String other, int most) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= other.length(); j++) {
        int instead = instead(one.charAt(i - 1), other.charAt(j - 1));
        row[j] = Math.min(last[j - 1] + instead, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return least;
      }
      int[] oldest = beforeLast;
      beforeLast = last;
      last = row;
      row = oldest;
    }
    return last[other.length()];
  }

  private static int instead(char one, char other) {
    if (one == other) {
      return 0;
    }
    return VOWELS.indexOf(one) >= 0 && VOWELS.indexOf(other) >= 0 ? 1 : 2;
  }
}
