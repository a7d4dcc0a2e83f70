package id.laksa.learning;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a text what names a person or leads to one: numbers of seven digits and more
 * (telephone, NIK, KK, accounts), e-mail and web addresses, {@code @names}, number plates, house
 * numbers, and the words that follow {@code nama saya}, {@code a.n.}, {@code Pak}, {@code Bu} and
 * the like. Rather too much than too little: a date or a sum may go too.
 *
 * <p>It goes by form and can't know names: one that stands alone, a nickname, the second name in
 * small letters, a number written in words, and what only the neighbours understand stay. Streets
 * and RT/RW stay on purpose, since they tell who must act. So a person reads what was masked before
 * he hands it on.
 */
public final class Masking {
  /** Stands for whatever was taken out; no word, so that nothing is learned from it. */
  public static final String MASK = "***";

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern WEB =
      Pattern.compile(
          "(?:https?://|www\\.)\\S++"
              + "|(?<![\\p{L}\\p{Nd}@.-])(?:[\\p{L}\\p{Nd}-]{1,40}+\\.){1,4}"
              + "(?:com|net|org|id|me|co|ly|gl|info|xyz|link|page)(?![\\p{L}\\p{Nd}])(?:/\\S*+)?",
          FLAGS);
  private static final Pattern MAIL =
      Pattern.compile("[\\p{L}\\p{Nd}._%+-]{1,64}+@[\\p{L}\\p{Nd}.-]{1,255}+", FLAGS);
  private static final Pattern ACCOUNT = Pattern.compile("@[\\p{L}\\p{Nd}_.]{2,}+");
  private static final Pattern NUMBER =
      Pattern.compile("\\+?+\\p{Nd}(?:[ \\t.()/\\p{Pd}]{0,3}+\\p{Nd}){6,}+");
  private static final Pattern PLATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])(?:A[ABDEG]?|B[ABDEGHKLMNP]?|D[ABCDEGHKLMNPRSTW]?|E[ABD]?|K[BHTU]?"
              + "|P[ABGST]?|[FGHLMNRSTWZ]) ?\\p{Nd}{1,4} ?"
              + "(?!(?:rt|rw|no|km|kg|cm|mm|m|rb|jt|hr|jam|thn|th|tgl|dan|dr|di|ke|yg|jl|gg|kel|kec)\\b)"
              + "[A-Z]{1,3}(?![\\p{L}\\p{Nd}])",
          FLAGS);
  private static final Pattern HOUSE =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])(no|nomor|nmr|blok|blk)(?!\\p{L})[ .:]{0,3}+"
              + "\\p{L}{0,2}+[ -]?\\p{Nd}{1,6}+\\p{L}?+(?:[/-]\\p{Nd}{1,4}+)?+(?!\\p{L})",
          FLAGS);

  private Masking() {}

  /**
   * The text with {@value #MASK} in place of what was taken out.
   *
   * @param text at most some thousand characters; the time it takes grows linearly
   */
  public static String of(String text) {
    String masked = text;
    for (Pattern pattern : new Pattern[] {WEB, MAIL, ACCOUNT, NUMBER, PLATE}) {
      masked = pattern.matcher(masked).replaceAll(Matcher.quoteReplacement(MASK));
    }
    masked = HOUSE.matcher(masked).replaceAll(Masking::withoutNumber);
    return NameFinder.masked(masked, MASK);
  }

  private static String withoutNumber(MatchResult house) {
    return Matcher.quoteReplacement(house.group(1) + " " + MASK);
  }
}
