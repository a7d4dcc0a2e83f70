package id.laksa.http;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person sees in the browser when something went wrong, in both languages. */
public final class ErrorPages {
  private static final int RETRY_AFTER_SECONDS = 5;
  private final Pages pages;

  /** Renders with these. */
  public ErrorPages(Pages pages) {
    this.pages = pages;
  }

  /** Whether who sends this header would rather see a page than a problem document. */
  static boolean wantedBy(@Nullable String accept) {
    return accept != null && accept.strip().toLowerCase(Locale.ROOT).startsWith("text/html");
  }

  /** The page for a status. */
  HttpAnswer of(int status) {
    return of(status, "");
  }

  /** The ledger is away: what has a ticket number is safe, but can't be shown now. */
  HttpAnswer ledgerAway() {
    return of(503, "ledger");
  }

  /** A fault whose cause stands in the log under this reference. */
  HttpAnswer fault(String reference) {
    return of(500, reference);
  }

  private HttpAnswer of(int status, String detail) {
    String html = pages.render("error.ftlh", Map.of("status", status, "detail", detail));
    HttpAnswer page = HttpAnswer.page(status, html);
    return status == 503 ? page.with("Retry-After", String.valueOf(RETRY_AFTER_SECONDS)) : page;
  }
}
