package id.laksa.web.http;

import id.laksa.complaint.TicketNumber;
import id.laksa.http.HttpAnswer;
import java.util.Map;

/** The receipt while the ledger is away: the number is final, what is decided comes later. */
public final class PromisedPage {
  private final WebPages pages;
  private final String publicUrl;

  /**
   * Wires the page.
   *
   * @param publicUrl base of the links, without a slash at the end
   */
  public PromisedPage(WebPages pages, String publicUrl) {
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  HttpAnswer show(PageVisit visit, TicketNumber ticket, String answerKey) {
    String own = "/lacak/" + ticket + "/" + answerKey;
    return pages.show(
        202,
        visit,
        "/",
        "promised",
        Map.of("ticket", ticket.value(), "own", own, "secretLink", publicUrl + own));
  }
}
