package id.laksa.desk.http;

import id.laksa.classification.Category;
import id.laksa.classification.Priority;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Identity;
import id.laksa.complaint.TicketNumber;
import id.laksa.desk.jdbc.DeskBook;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.login.Right;
import id.laksa.login.Session;
import id.laksa.login.http.Doorkeeper;
import id.laksa.login.http.InnerPages;
import id.laksa.rulebook.RuleBook;
import id.laksa.texts.Messages.Language;
import id.laksa.tracking.CaseFile;
import id.laksa.tracking.ComplaintView;
import id.laksa.tracking.jdbc.ComplaintViews;
import id.laksa.web.TimeWords;
import id.laksa.web.http.PageTexts;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /live-room/meja/{ticket}}: the receipt of what was typed at the desk, to be printed.
 * The link by which its reporter answers stands on it only for the clerk who typed it, who hands it
 * on.
 */
public final class DeskReceiptPage {
  private final Doorkeeper keeper;
  private final InnerPages pages;
  private final PageTexts texts;
  private final Words words;
  private final ComplaintViews views;
  private final DeskBook book;
  private final Identity identity;

  /**
   * How it is worded.
   *
   * @param publicUrl base of the links, without a slash at the end
   */
  public record Words(Supplier<RuleBook> rules, TimeWords times, String publicUrl) {}

  /** Wires the page. */
  public DeskReceiptPage(
      Doorkeeper keeper,
      InnerPages pages,
      PageTexts texts,
      Words words,
      ComplaintViews views,
      DeskBook book,
      Identity identity) {
    this.keeper = keeper;
    this.pages = pages;
    this.texts = texts;
    this.words = words;
    this.views = views;
    this.book = book;
    this.identity = identity;
  }

  /** The receipt of a complaint that came by the desk. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed,
      @Variable("query") @Nullable String query) {
    return keeper.shown(
        headers,
        Right.RECORD,
        session ->
            identity
                .ours(typed)
                .flatMap(ticket -> views.caseFile(ticket, Language.INDONESIAN))
                .filter(file -> file.complaint().said().channel().equals(Channel.DESK))
                .flatMap(file -> shown(session, file, Query.of(query).get("kabar").equals("wa")))
                .orElseGet(pages::unknown));
  }

  /** Of a confidential complaint only whoever typed it sees more than the public. */
  private Optional<HttpAnswer> shown(Session session, CaseFile file, boolean whatsApp) {
    Complaint complaint = file.complaint();
    boolean own =
        book.clerk(complaint.id()).filter(clerk -> clerk.equals(session.user())).isPresent();
    return own || !complaint.said().confidential()
        ? Optional.of(show(session, file, own, whatsApp))
        : Optional.empty();
  }

  /** The receipt while the ledger is away: the number is final, what is decided comes later. */
  HttpAnswer promised(Session session, TicketNumber ticket, String answerKey, boolean whatsApp) {
    Map<String, Object> model = model(session, ticket, link(ticket, answerKey), whatsApp);
    model.put("promised", true);
    model.put("own", true);
    return pages.page(202, "desk-receipt", model);
  }

  private HttpAnswer show(Session session, CaseFile file, boolean own, boolean whatsApp) {
    Complaint complaint = file.complaint();
    ComplaintView view = file.view();
    TicketNumber ticket = complaint.ticket();
    String link = link(ticket, own ? identity.answerKeyOf(complaint.id()) : "");
    Map<String, Object> model = model(session, ticket, link, whatsApp);
    model.put("promised", false);
    model.put("own", own);
    model.put("emergency", complaint.state().priority() == Priority.EMERGENCY);
    model.put("received", time(view.receivedAt()));
    model.put("department", view.department() == null ? "" : view.department().name());
    model.put("category", category(view.category()));
    model.put(
        "acknowledge",
        complaint.status().awaitsAcknowledgement() ? time(view.acknowledgeBy()) : "");
    model.put("resolve", complaint.status().isOpen() ? time(view.resolveBy()) : "");
    model.put("provisional", view.provisional());
    return pages.page(200, "desk-receipt", model);
  }

  private Map<String, Object> model(
      Session session, TicketNumber ticket, String link, boolean whatsApp) {
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", keeper.tokenOf(session));
    model.put("t", texts);
    model.put("ticket", ticket.value());
    model.put("link", link);
    model.put("whatsApp", whatsApp);
    model.put("emergency", false);
    return model;
  }

  private String link(TicketNumber ticket, String answerKey) {
    return words.publicUrl + "/lacak/" + ticket + (answerKey.isEmpty() ? "" : "/" + answerKey);
  }

  private String category(@Nullable String id) {
    return id == null ? "" : words.rules.get().categories().byId(id).map(Category::name).orElse(id);
  }

  private String time(OffsetDateTime at) {
    return words.times.of(at, Language.INDONESIAN);
  }
}
