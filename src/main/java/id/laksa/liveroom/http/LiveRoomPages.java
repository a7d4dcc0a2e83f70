package id.laksa.liveroom.http;

import id.laksa.http.HttpAnswer;
import id.laksa.http.Pages;
import java.util.HashMap;
import java.util.Map;

/** Renders the Live Room's pages. */
public final class LiveRoomPages {
  private final Pages pages;

  /** Renders with these. */
  public LiveRoomPages(Pages pages) {
    this.pages = pages;
  }

  /** A page that shows one thing. */
  HttpAnswer page(int status, String name, Map<String, ?> model) {
    return HttpAnswer.page(status, pages.render("live-room/" + name + ".ftlh", model));
  }

  /** A page of one sentence. */
  HttpAnswer message(int status, String title, String sentence) {
    Map<String, Object> model = new HashMap<>();
    model.put("title", title);
    model.put("sentence", sentence);
    return page(status, "message", model);
  }
}
