package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.spine.SpineCase;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests of the Live Room share. */
abstract class LiveRoomCase extends SpineCase {
  static final String LIST = "/live-room/";

  /** Of every person whom a test makes an account. */
  static final String PASSWORD = "sepeda-biru-9";

  /** The browser of an operator who has logged in. */
  final OperatorBrowser anOperator() {
    OperatorBrowser browser = new OperatorBrowser(engine.http());
    Page in = browser.logIn("operator", engine.password("operator"));
    assertThat(in.status()).describedAs(in.html()).isEqualTo(303);
    assertThat(in.header("Location")).isEqualTo(LIST);
    return browser;
  }

  /** The browser of somebody with a new account of this role, whose first password is changed. */
  final OperatorBrowser aPerson(String user, String role) {
    OperatorBrowser administrator = anOperator();
    Page added =
        administrator.submit(
            administrator.open("/live-room/akun"),
            "/live-room/akun",
            Map.of("what", "add", "user", user, "name", "Rekan " + user, role, "yes"));
    Matcher first = Pattern.compile("sekali ini: ([A-Za-z0-9]{24})").matcher(added.html());
    assertThat(first.find()).describedAs(added.html()).isTrue();
    OperatorBrowser person = new OperatorBrowser(engine.http());
    assertThat(person.logIn(user, first.group(1)).status()).isEqualTo(303);
    Page changed =
        person.submit(
            person.open("/live-room/saya"),
            "/live-room/saya",
            Map.of(
                "what",
                "password",
                "old",
                first.group(1),
                "password",
                PASSWORD,
                "again",
                PASSWORD));
    assertThat(changed.status()).describedAs(changed.html()).isEqualTo(200);
    return person;
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
