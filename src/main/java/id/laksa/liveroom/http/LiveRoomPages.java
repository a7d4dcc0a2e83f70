package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.login.http.LoginDoor;
import java.util.Map;

/** Renders the Live Room's pages. */
public final class LiveRoomPages implements LoginDoor.PageTemplates {
  private final Pages pages;

  /** Renders with these. */
  public LiveRoomPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public HttpAnswer page(int status, String name, Map<String, ?> model) {
    return HttpAnswer.page(status, pages.render("live-room/" + name + ".ftlh", model));
  }

  /** The answer to whoever asks for a complaint that isn't there. */
  HttpAnswer unknown() {
    return message(404, "Laporan tidak ditemukan", "Tidak ada laporan dengan nomor tiket ini.");
  }
}
