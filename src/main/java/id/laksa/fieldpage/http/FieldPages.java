package id.laksa.fieldpage.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.login.http.LoginDoor;
import id.laksa.texts.Texts;
import java.util.Map;

/** Renders the field page's pages. */
public final class FieldPages implements LoginDoor.PageTemplates {
  private final Pages pages;
  private final Texts texts;

  /** Renders with these. */
  public FieldPages(Pages pages, Texts texts) {
    this.pages = pages;
    this.texts = texts;
  }

  @Override
  public HttpAnswer page(int status, String name, Map<String, ?> model) {
    return HttpAnswer.page(status, pages.render("field/" + name + ".ftlh", model));
  }

  @Override
  public Texts texts() {
    return texts;
  }

  /** The answer to whoever asks for what isn't there, or isn't his department's. */
  HttpAnswer unknown() {
    return message(404, "field.unknown");
  }
}
