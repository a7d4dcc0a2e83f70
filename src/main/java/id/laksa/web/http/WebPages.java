package id.laksa.web.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.texts.Messages;
import id.laksa.web.TimeWords;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Renders the citizens' pages. */
public final class WebPages {
  private final Pages pages;
  private final Messages messages;
  private final TimeWords times;

  /**
   * A time on a page.
   *
   * @param iso for programs
   * @param words for people
   */
  public record Time(String iso, String words) {}

  /** Wires them. */
  public WebPages(Pages pages, Messages messages, TimeWords times) {
    this.pages = pages;
    this.messages = messages;
    this.times = times;
  }

  /**
   * A page in the visitor's language.
   *
   * @param path where the same page is to be had, for the other language
   * @param template its name under {@code web/}
   */
  HttpAnswer show(
      int status, PageVisit visit, String path, String template, Map<String, Object> model) {
    Map<String, Object> whole = new HashMap<>(model);
    whole.put("t", texts(visit));
    whole.put("lang", visit.lang());
    whole.put("otherLang", visit.otherLang());
    whole.put("q", visit.suffix());
    whole.put("path", path);
    return HttpAnswer.page(status, pages.render("web/" + template + ".ftlh", whole))
        .with("Content-Language", visit.lang())
        .with("Vary", "Accept-Language");
  }

  /** The texts in the visitor's language. */
  PageTexts texts(PageVisit visit) {
    return new PageTexts(messages, visit.language());
  }

  /** A time in the visitor's language. */
  Time time(OffsetDateTime time, PageVisit visit) {
    return new Time(time.toString(), times.of(time, visit.language()));
  }
}
