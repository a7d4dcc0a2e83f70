package id.laksa.classification;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds hashtags and gives them one spelling: {@code #JalanRusak}, {@code #jalan_rusak} and
 * full-width {@code ＃jalanrusak} are all {@code jalanrusak}. Time grows linearly with the input.
 */
public final class Hashtags {
  private static final Pattern TOKEN = Pattern.compile("\\S+");
  // Bounded, and the hashtag's own run possessive: hostile input must not make them backtrack.
  private static final Pattern URL =
      Pattern.compile("://|www\\.|[\\p{L}\\p{Nd}]\\.\\p{L}{2,24}[/?]", Pattern.CASE_INSENSITIVE);
  private static final Pattern HASHTAG =
      Pattern.compile("(?:\\G|(?<![\\p{L}\\p{M}\\p{Nd}_&]))#([\\p{L}\\p{M}\\p{Nd}_]++)");
  // All that NFKC makes a # of.
  private static final String SIGNS = "#\uFE5F\uFF03";
  private static final Pattern JOINERS = Pattern.compile("[\\s\\p{Pd}]");

  private Hashtags() {}

  /**
   * The hashtags of a complaint, those of the text first.
   *
   * @param text what the citizen wrote
   * @param beside those sent beside the text, raw: with or without {@code #}, hyphens and blanks
   *     within them don't count
   * @return normalised, without {@code #}, each once, in order of appearance
   */
  public static List<String> of(String text, List<String> beside) {
    Set<String> found = new LinkedHashSet<>();
    collect(text, found);
    for (String one : beside) {
      collect("#" + JOINERS.matcher(one).replaceAll(""), found);
    }
    return List.copyOf(found);
  }

  /**
   * The one spelling of a hashtag: NFKC, lower case, without {@code #} and {@code _}; may be empty.
   */
  public static String normalise(String hashtag) {
    String lower = nfkc(nfkc(hashtag).toLowerCase(Locale.ROOT));
    return lower.replace("#", "").replace("_", "");
  }

  private static void collect(String text, Set<String> found) {
    if (SIGNS.chars().noneMatch(sign -> text.indexOf(sign) >= 0)) {
      return;
    }
    String whole = nfkc(text);
    Matcher tokens = TOKEN.matcher(whole);
    while (tokens.find()) {
      if (whole.substring(tokens.start(), tokens.end()).indexOf('#') < 0) {
        continue;
      }
      Matcher hashtags = HASHTAG.matcher(withoutUrl(tokens.group()));
      while (hashtags.find()) {
        String hashtag = normalise(hashtags.group(1));
        if (!hashtag.isEmpty()) {
          found.add(hashtag);
        }
      }
    }
  }

  /** A fragment such as {@code https://x/#y} is an address, not a hashtag. */
  private static String withoutUrl(String token) {
    Matcher url = URL.matcher(token);
    return url.find() ? token.substring(0, url.start()) : token;
  }

  private static String nfkc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
