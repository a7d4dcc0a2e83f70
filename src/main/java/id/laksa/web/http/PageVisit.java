package id.laksa.web.http;

import id.laksa.http.Query;
import id.laksa.texts.Messages.Language;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who comes, as far as pages care.
 *
 * @param asked whether the address names the language; links then go on naming it
 * @param query parameters of the address
 * @param headers of the request
 */
record PageVisit(Language language, boolean asked, Query query, Map<String, Object> headers) {
  static PageVisit of(Map<String, Object> headers, @Nullable String rawQuery) {
    Query query = Query.of(rawQuery);
    String named = query.get("lang");
    boolean asked = named.equals("en") || named.equals("id");
    Object accepted = headers.getOrDefault("Accept-Language", "");
    Language language = Language.of(asked ? named : accepted.toString());
    return new PageVisit(language, asked, query, headers);
  }

  /** A header; null when it isn't there. */
  @Nullable String header(String name) {
    Object value = headers.get(name);
    return value == null ? null : value.toString();
  }

  /** The language's code. */
  String lang() {
    return code(language);
  }

  /** The other language's code. */
  String otherLang() {
    return code(language == Language.ENGLISH ? Language.INDONESIAN : Language.ENGLISH);
  }

  /** What every link of ours ends in, so that the language asked for lasts. */
  String suffix() {
    return asked ? "?lang=" + lang() : "";
  }

  private static String code(Language language) {
    return language == Language.ENGLISH ? "en" : "id";
  }
}
