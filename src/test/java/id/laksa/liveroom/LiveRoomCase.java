package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.spine.SpineCase;
import java.util.Map;

/** What the tests of the Live Room share. */
abstract class LiveRoomCase extends SpineCase {
  static final String LIST = "/live-room/";

  /** The browser of an operator who has logged in. */
  final OperatorBrowser anOperator() {
    OperatorBrowser browser = new OperatorBrowser(engine.http());
    Page in = browser.logIn("operator", engine.password("operator"));
    assertThat(in.status()).describedAs(in.html()).isEqualTo(303);
    assertThat(in.header("Location")).isEqualTo(LIST);
    return browser;
  }

  /** The ticket of a complaint that no rule can place. */
  final String anUnclearComplaint() {
    return accepted(saying("Tolong dibantu, tanpa tagar")).ticket();
  }

  /** The page of a complaint. */
  static String pageOf(String ticket) {
    return "/live-room/laporan/" + ticket;
  }

  /** Sends a complaint to a department's category. */
  static Page assign(OperatorBrowser operator, Page page, String ticket, String category) {
    return operator.submit(page, pageOf(ticket) + "/teruskan", Map.of("category", category));
  }

  /** Rejects a complaint. */
  static Page reject(OperatorBrowser operator, Page page, String ticket, String reason) {
    return operator.submit(page, pageOf(ticket) + "/tolak", Map.of("reason", reason));
  }
}
