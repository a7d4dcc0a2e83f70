package id.laksa.dev.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser would find on a page of ours. */
final class Html {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"(token|seen)\" value=\"([^\"]*)\">");
  private static final Pattern IMAGE = Pattern.compile("<img src=\"([^\"]+)\"");

  private Html() {}

  /** What a form carries along unseen. */
  static Map<String, String> hidden(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Matcher input = HIDDEN.matcher(page); input.find(); ) {
      fields.put(input.group(1), input.group(2));
    }
    return fields;
  }

  /** The value behind an option that a visitor chooses by its label. */
  static String option(String page, String label) {
    Matcher option =
        Pattern.compile("<option value=\"([^\"]+)\"[^>]*>" + Pattern.quote(label) + "[ <]")
            .matcher(page);
    Unexpected.unless(option.find(), "the choice " + label, "a form without it");
    return option.group(1);
  }

  /** The addresses of the pictures, from top to bottom. */
  static List<String> images(String page) {
    return IMAGE.matcher(page).results().map(image -> image.group(1)).toList();
  }
}
