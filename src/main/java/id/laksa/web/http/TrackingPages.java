package id.laksa.web.http;

import id.laksa.http.HttpAnswer;
import id.laksa.tracking.CaseFile;
import id.laksa.web.Wrong;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code GET /lacak}, {@code /lacak/{ticket}} and, for the reporter, {@code …/{key}}. */
public final class TrackingPages {
  private final WebPages pages;
  private final CaseFinder finder;
  private final CaseWords words;
  private final NewsWords news;
  private final LookupPage lookup;

  /** Wires the endpoint. */
  public TrackingPages(
      WebPages pages, CaseFinder finder, CaseWords words, NewsWords news, LookupPage lookup) {
    this.pages = pages;
    this.finder = finder;
    this.words = words;
    this.news = news;
    this.lookup = lookup;
  }

  /** Where a ticket number is typed; leads on to it. */
  public HttpAnswer find(
      @Headers Map<String, Object> headers, @Variable("query") @Nullable String query) {
    PageVisit visit = PageVisit.of(headers, query);
    String typed = visit.query().get("ticket");
    if (typed.isBlank()) {
      return lookup.empty(visit);
    }
    return finder
        .ticket(typed)
        .map(ticket -> HttpAnswer.seeOther("/lacak/" + ticket + visit.suffix()))
        .orElseGet(() -> lookup.unknown(visit, typed));
  }

  /** What anybody sees. */
  public HttpAnswer show(
      @Header("ticket") String ticket,
      @Headers Map<String, Object> headers,
      @Variable("query") @Nullable String query) {
    PageVisit visit = PageVisit.of(headers, query);
    return finder
        .find(ticket, visit.language())
        .map(file -> page(200, file, null, visit, "", List.of()))
        .orElseGet(() -> lookup.unknown(visit, ticket));
  }

  /** What the reporter sees. */
  public HttpAnswer showOwn(
      @Header("ticket") String ticket,
      @Header("key") String key,
      @Headers Map<String, Object> headers,
      @Variable("query") @Nullable String query) {
    PageVisit visit = PageVisit.of(headers, query);
    return finder
        .find(ticket, key, visit.language())
        .map(file -> page(200, file, key, visit, "", List.of()))
        .orElseGet(() -> lookup.unknown(visit, ""));
  }

  /**
   * The page of a complaint.
   *
   * @param key the reporter's, already checked; null for the public
   * @param typed what the reporter typed into its form
   * @param wrongs with its form
   */
  HttpAnswer page(
      int status,
      CaseFile file,
      @Nullable String key,
      PageVisit visit,
      String typed,
      List<Wrong> wrongs) {
    return page(status, file, key, visit, typed, wrongs, List.of());
  }

  /**
   * The page of a complaint.
   *
   * @param kept sealed photos that need not be chosen again
   */
  HttpAnswer page(
      int status,
      CaseFile file,
      @Nullable String key,
      PageVisit visit,
      String typed,
      List<Wrong> wrongs,
      List<String> kept) {
    CaseShown shown = words.of(file, key, visit);
    PageTexts texts = pages.texts(visit);
    Map<String, Object> model = new HashMap<>();
    model.put("c", shown);
    model.put("news", key == null ? List.of() : news.of(file.complaint().id(), visit));
    model.put("typed", typed);
    model.put("kept", kept);
    model.put("mostPhotos", FormPage.MOST_PHOTOS);
    model.put(
        "wrong",
        wrongs.stream()
            .collect(
                Collectors.toMap(
                    Wrong::field,
                    one -> texts.of("wrong." + one.key(), one.values().toArray()),
                    (first, more) -> first + " " + more)));
    String path = "/lacak/" + shown.ticket() + (key == null ? "" : "/" + key);
    return pages.show(status, visit, path, "case", model);
  }
}
