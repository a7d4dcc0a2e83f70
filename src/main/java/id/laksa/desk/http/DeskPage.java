package id.laksa.desk.http;

import id.laksa.desk.DeskForm;
import id.laksa.desk.jdbc.DeskBook;
import id.laksa.http.HttpAnswer;
import id.laksa.intake.Recording;
import id.laksa.login.Session;
import id.laksa.login.http.Doorkeeper;
import id.laksa.login.http.InnerPages;
import id.laksa.web.Wrong;
import id.laksa.web.http.Choices;
import id.laksa.web.http.FormPage;
import id.laksa.web.http.PageTexts;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The form of the desk, empty or as it came back. */
public final class DeskPage {
  private final Doorkeeper keeper;
  private final InnerPages pages;
  private final PageTexts texts;
  private final Choices choices;
  private final DeskBook book;
  private final Function<Instant, String> times;

  /**
   * What it shows.
   *
   * @param notice key of a sentence about the whole, behind {@code web.notice.}; null for none
   * @param first path of the receipt that the sentence ends in; empty for none
   * @param kept sealed photos that need not be chosen again
   */
  record Shown(
      DeskForm.Filled filled,
      List<Wrong> wrongs,
      @Nullable String notice,
      String first,
      List<String> kept) {
    static final Shown EMPTY = new Shown(DeskForm.Filled.NOTHING, List.of(), null, "", List.of());

    Shown {
      wrongs = List.copyOf(wrongs);
      kept = List.copyOf(kept);
    }
  }

  /**
   * Wires the page.
   *
   * @param times how a clerk reads a time
   */
  public DeskPage(
      Doorkeeper keeper,
      InnerPages pages,
      PageTexts texts,
      Choices choices,
      DeskBook book,
      Function<Instant, String> times) {
    this.keeper = keeper;
    this.pages = pages;
    this.texts = texts;
    this.choices = choices;
    this.book = book;
    this.times = times;
  }

  /**
   * The page.
   *
   * @param key of the complaint that the form makes
   */
  HttpAnswer show(int status, Session session, String key, Shown shown) {
    Map<String, Object> model = new HashMap<>();
    model.put("user", session.user());
    model.put("token", keeper.tokenOf(session));
    model.put("t", texts);
    model.put("key", key);
    model.put("typed", shown.filled.typed().shown());
    model.put("came", shown.filled.came());
    model.put("whatsApp", shown.filled.whatsApp());
    model.put("means", Arrays.stream(Recording.Means.values()).map(this::means).toList());
    model.put("wrong", FormPage.sentences(shown.wrongs, texts));
    model.put("notice", shown.notice == null ? "" : texts.of("notice." + shown.notice));
    model.put("first", shown.first);
    model.put("kept", shown.kept);
    model.put("mostPhotos", FormPage.MOST_PHOTOS);
    model.put("groups", choices.categories(texts));
    model.put("places", choices.places());
    model.put(
        "latest",
        book.latest(session.user()).stream()
            .map(one -> Map.of("ticket", one.ticket(), "at", times.apply(one.at())))
            .toList());
    return pages.page(status, "desk", model);
  }

  private Map<String, String> means(Recording.Means one) {
    return Map.of("slug", one.slug(), "name", texts.of("desk.came." + one.slug()));
  }
}
