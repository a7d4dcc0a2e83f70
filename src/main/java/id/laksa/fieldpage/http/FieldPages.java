package id.laksa.fieldpage.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.login.http.LoginDoor;
import java.util.Map;

/** Renders the field page's pages. */
public final class FieldPages implements LoginDoor.PageTemplates {
  private final Pages pages;

  /** Renders with these. */
  public FieldPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public HttpAnswer page(int status, String name, Map<String, ?> model) {
    return HttpAnswer.page(status, pages.render("field/" + name + ".ftlh", model));
  }

  /** The answer to whoever asks for what isn't there, or isn't his department's. */
  HttpAnswer unknown() {
    return message(
        404,
        "Laporan tidak ditemukan",
        "Tidak ada laporan dengan nomor tiket ini pada instansi Anda.");
  }
}
