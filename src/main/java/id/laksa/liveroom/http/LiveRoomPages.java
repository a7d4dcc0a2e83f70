package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import id.laksa.login.http.LoginDoor;
import id.laksa.texts.Texts;
import java.util.Map;

/** Renders the Live Room's pages. */
public final class LiveRoomPages implements LoginDoor.PageTemplates {
  private final Pages pages;
  private final Texts texts;

  /** Renders with these. */
  public LiveRoomPages(Pages pages, Texts texts) {
    this.pages = pages;
    this.texts = texts;
  }

  @Override
  public HttpAnswer page(int status, String name, Map<String, ?> model) {
    return HttpAnswer.page(status, pages.render("live-room/" + name + ".ftlh", model));
  }

  @Override
  public Texts texts() {
    return texts;
  }

  /** The answer to whoever asks for a complaint that isn't there. */
  HttpAnswer unknown() {
    return message(404, "live-room.unknown");
  }
}
