package id.laksa.web.http;

import id.laksa.http.HttpAnswer;
import java.util.Map;

/** Where a ticket number is typed. */
public final class LookupPage {
  private static final int LONGEST_SHOWN = 60;
  private final WebPages pages;

  /** Wires the page. */
  public LookupPage(WebPages pages) {
    this.pages = pages;
  }

  /** The empty page. */
  HttpAnswer empty(PageVisit visit) {
    return show(200, visit, "", false);
  }

  /** The page for a number that we don't know. */
  HttpAnswer unknown(PageVisit visit, String typed) {
    return show(404, visit, typed, true);
  }

  private HttpAnswer show(int status, PageVisit visit, String typed, boolean unknown) {
    String shown = typed.length() > LONGEST_SHOWN ? "" : typed;
    Map<String, Object> model = Map.of("typed", shown, "unknown", unknown);
    return pages.show(status, visit, "/lacak", "lookup", model);
  }
}
