package id.laksa.web.http;

import id.laksa.http.HttpAnswer;
import java.util.Map;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code GET /lapor/{ticket}/{key}}: the receipt, for whoever has the key. */
public final class ReceiptEndpoint {
  private final WebPages pages;
  private final CaseFinder finder;
  private final CaseWords words;
  private final LookupPage lookup;
  private final String publicUrl;

  /** Wires the endpoint. */
  public ReceiptEndpoint(
      WebPages pages, CaseFinder finder, CaseWords words, LookupPage lookup, String publicUrl) {
    this.pages = pages;
    this.finder = finder;
    this.words = words;
    this.lookup = lookup;
    this.publicUrl = publicUrl;
  }

  /** The receipt. */
  public HttpAnswer show(
      @Header("ticket") String ticket,
      @Header("key") String key,
      @Headers Map<String, Object> headers,
      @Variable("query") @Nullable String query) {
    PageVisit visit = PageVisit.of(headers, query);
    return finder
        .find(ticket, key, visit.language())
        .map(
            file -> {
              CaseShown shown = words.of(file, key, visit);
              String own = "/" + shown.ticket() + "/" + key;
              return pages.show(
                  200,
                  visit,
                  "/lapor" + own,
                  "receipt",
                  Map.of(
                      "c", shown, "own", "/lacak" + own, "secretLink", publicUrl + "/lacak" + own));
            })
        .orElseGet(() -> lookup.unknown(visit, ""));
  }
}
