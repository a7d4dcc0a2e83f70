package id.laksa.web.http;

import id.laksa.http.HttpAnswer;
import id.laksa.web.Typed;
import id.laksa.web.Wrong;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form, empty or as it came back. */
public final class FormPage {
  /** Most photos of a form. */
  public static final int MOST_PHOTOS = 3;

  private final WebPages pages;
  private final Choices choices;

  /**
   * What it shows beside its fields.
   *
   * @param typed as it came
   * @param wrongs with which fields
   * @param notice key of a sentence about the whole, behind {@code web.notice.}; null when there is
   *     none
   * @param link that the sentence ends in; empty when it has none
   * @param kept sealed photos that need not be chosen again
   */
  record Filled(
      Typed typed, List<Wrong> wrongs, @Nullable String notice, String link, List<String> kept) {
    static final Filled NOTHING = new Filled(Typed.NOTHING, List.of(), null, "", List.of());
  }

  /** Wires the page. */
  public FormPage(WebPages pages, Choices choices) {
    this.pages = pages;
    this.choices = choices;
  }

  /** The page. */
  HttpAnswer show(int status, PageVisit visit, String token, Filled filled) {
    PageTexts texts = pages.texts(visit);
    Map<String, String> wrong = sentences(filled.wrongs, texts);
    Map<String, Object> model =
        new LinkedHashMap<>(
            Map.of(
                "typed",
                filled.typed.shown(),
                "wrong",
                wrong,
                "link",
                filled.link,
                "kept",
                filled.kept,
                "mostPhotos",
                MOST_PHOTOS,
                "token",
                token,
                "groups",
                choices.categories(texts),
                "places",
                choices.places()));
    if (filled.notice != null) {
      model.put("notice", texts.of("notice." + filled.notice));
    }
    return pages.show(status, visit, "/", "form", model);
  }

  /** What is wrong with which field, in words. */
  public static Map<String, String> sentences(List<Wrong> wrongs, PageTexts texts) {
    Map<String, String> wrong = new LinkedHashMap<>();
    for (Wrong one : wrongs) {
      String sentence = texts.of("wrong." + one.key(), one.values().toArray());
      wrong.merge(one.field(), sentence, (first, more) -> first + " " + more);
    }
    return wrong;
  }
}
