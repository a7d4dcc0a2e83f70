package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.liveroom.OperatorBrowser.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes into the Live Room, and whose forms are taken. */
class LoginIT extends LiveRoomCase {

  @ParameterizedTest
  @ValueSource(strings = {"/live-room/", "/live-room/laporan/LKS-1", "/live-room/photos/A"})
  void whoHasNotLoggedInIsLedToTheLogin(String path) {
    Page page = new OperatorBrowser(engine.http()).open(path);
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.header("Location")).isEqualTo("/live-room/login");
  }

  @Test
  void theAddressMayBeTypedWithoutItsSlash() {
    Page led = new OperatorBrowser(engine.http()).open("/live-room");
    assertThat(led.status()).isEqualTo(303);
    assertThat(led.header("Location")).isEqualTo(LIST);
  }

  @Test
  void theFiguresOfOperationCountTheFailures() {
    new OperatorBrowser(engine.http()).logIn("operator", "salah");
    assertThat(engine.metrics()).containsPattern("laksa_login_failures_total [1-9]");
    anOperator();
  }

  @Test
  void theCookieIsForTheLiveRoomAloneAndNoScriptReadsIt() {
    Page in = new OperatorBrowser(engine.http()).logIn("operator", engine.password("operator"));
    assertThat(in.header("Set-Cookie"))
        .contains("Path=/live-room", "HTTPOnly", "SameSite=Strict", "Max-Age=28800");
    assertThat(in.raw().headers().allValues("Set-Cookie"))
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("laksa-live-room-browser=")
        .contains("Path=/live-room", "HTTPOnly", "SameSite=Strict", "Max-Age=15552000");
  }

  @Test
  void aSessionThatWasEndedIsOverAlsoForWhoeverStoleIt() {
    OperatorBrowser operator = anOperator();
    String stolen = operator.cookie();
    assertThat(operator.submit(operator.open(LIST), "/live-room/logout", Map.of()).status())
        .isEqualTo(303);
    Page thief = new OperatorBrowser(engine.http()).with(stolen).open(LIST);
    assertThat(thief.status()).isEqualTo(303);
    assertThat(ledger.count("select count(*) from login_attempt where outcome = 'LOGOUT'"))
        .isPositive();
  }

  @Test
  void aSessionEndsWithTheShift() {
    OperatorBrowser operator = anOperator();
    engine.clock().advance(Duration.ofHours(8).minusSeconds(2));
    assertThat(operator.open(LIST).status()).isEqualTo(200);
    engine.clock().advance(Duration.ofSeconds(3));
    assertThat(operator.open(LIST).status()).isEqualTo(303);
  }

  @Test
  void aFormWithoutItsTokenOrWithAnothersChangesNothing() {
    String ticket = anUnclearComplaint();
    OperatorBrowser operator = anOperator();
    Page page = operator.open(pageOf(ticket));
    String path = pageOf(ticket) + "/teruskan";
    Map<String, String> form = Map.of("category", "sampah", "seen", page.hidden().get("seen"));
    assertThat(operator.post(path, form, Map.of()).status()).isEqualTo(403);
    Page others = anOperator().open(pageOf(ticket));
    Page refused = operator.submit(others, path, form);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.html()).contains("Tidak ada yang diubah");
    assertThat(history(ticket)).endsWith("triaged");
  }

  @ParameterizedTest
  @CsvSource({"Origin, https://jahat.example", "Origin, null", "Sec-Fetch-Site, cross-site"})
  void aFormFromAnotherSiteChangesNothing(String header, String value) {
    String ticket = anUnclearComplaint();
    OperatorBrowser operator = anOperator();
    Map<String, String> form = operator.open(pageOf(ticket)).hidden();
    form.put("category", "sampah");
    Page refused = operator.post(pageOf(ticket) + "/teruskan", form, Map.of(header, value));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(history(ticket)).endsWith("triaged");
  }

  @Test
  void whoGuessesWaitsAndEvenTheRightPasswordDoesNotHelpMeanwhile() {
    OperatorBrowser guesser = new OperatorBrowser(engine.http()).from("203.0.113.11");
    long before = failures();
    for (int i = 0; i < 10; i++) {
      Page wrong = guesser.logIn("operator", "tebakan" + i);
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(wrong.html()).contains("Nama pengguna atau kata sandi salah");
    }
    Page waiting = guesser.logIn("operator", engine.password("operator"));
    assertThat(waiting.status()).isEqualTo(429);
    assertThat(waiting.header("Retry-After")).isEqualTo("600");
    assertThat(waiting.html()).contains("Terlalu banyak percobaan");
    assertThat(failures()).isEqualTo(before + 10);
    anOperator();
    engine.clock().advance(Duration.ofMinutes(10));
    assertThat(guesser.logIn("operator", engine.password("operator")).status()).isEqualTo(303);
  }

  @Test
  void aBrowserThatWasLoggedInBeforeIsNotShutOutByOthersWhereverItIs() {
    OperatorBrowser browser = new OperatorBrowser(engine.http()).from("203.0.113.12");
    assertThat(browser.logIn("operator", engine.password("operator")).status()).isEqualTo(303);
    OperatorBrowser guesser = new OperatorBrowser(engine.http()).from("203.0.113.13");
    for (int i = 0; i < 10; i++) {
      guesser.logIn("operator", "tebakan" + i);
    }
    browser.from("203.0.113.13");
    assertThat(guesser.logIn("operator", engine.password("operator")).status()).isEqualTo(429);
    assertThat(browser.logIn("operator", engine.password("operator")).status()).isEqualTo(303);
  }

  @Test
  void fiveUnknownNamesFromOneAddressShutNoOperatorOut() {
    OperatorBrowser everybody = new OperatorBrowser(engine.http()).from("203.0.113.14");
    for (int i = 0; i < 5; i++) {
      assertThat(everybody.logIn("tak-dikenal" + i, "x").status()).isEqualTo(401);
    }
    OperatorBrowser operator = new OperatorBrowser(engine.http()).from("203.0.113.14");
    assertThat(operator.logIn("operator", engine.password("operator")).status()).isEqualTo(303);
  }

  @Test
  void overTlsTheCookiesAreForItAlone() {
    HttpResponse<String> page =
        new OperatorBrowser(engine.http()).open("/live-room/login", "X-Forwarded-Proto", "https");
    assertThat(page.headers().firstValue("Set-Cookie")).get().asString().contains("Secure");
    assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void whatWasTypedAsAUserIsNotKeptForItMayBeAPassword() {
    new OperatorBrowser(engine.http()).logIn("rahasiaku123", "x");
    assertThat(
            ledger.count("select count(*) from login_attempt where user_name = ?", "rahasiaku123"))
        .isZero();
    anOperator();
  }

  private long failures() {
    return ledger.count("select count(*) from login_attempt where outcome = 'FAILURE'");
  }
}
