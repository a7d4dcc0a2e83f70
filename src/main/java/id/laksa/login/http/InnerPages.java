package id.laksa.login.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.texts.Texts;
import java.util.Map;

/** The pages behind one login: templates in a folder, sentences under keys of the same name. */
public final class InnerPages {
  private final Pages pages;
  private final Texts texts;
  private final String folder;

  /**
   * Renders them.
   *
   * @param texts what whoever stands there reads
   * @param folder of the templates, and how the keys of the texts begin: {@code live-room}, say
   */
  public InnerPages(Pages pages, Texts texts, String folder) {
    this.pages = pages;
    this.texts = texts;
    this.folder = folder;
  }

  /**
   * A page.
   *
   * @param name of its template, without folder and ending
   */
  public HttpAnswer page(int status, String name, Map<String, ?> model) {
    return HttpAnswer.page(status, pages.render(folder + "/" + name + ".ftlh", model));
  }

  /** What whoever stands there reads. */
  public Texts texts() {
    return texts;
  }

  /** The answer to whoever asks for what isn't there, or may not be seen from here. */
  public HttpAnswer unknown() {
    return message(404, folder + ".unknown");
  }

  /**
   * The page of one sentence.
   *
   * @param key of two texts, {@code .title} and {@code .sentence} behind it
   */
  public HttpAnswer message(int status, String key) {
    return message(status, key, Map.of());
  }

  /** The same with blanks to fill in. */
  public HttpAnswer message(int status, String key, Map<String, ?> values) {
    String title = texts.text(key + ".title", values);
    String sentence = texts.text(key + ".sentence", values);
    return page(status, "message", Map.of("title", title, "sentence", sentence));
  }
}
