package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.liveroom.OperatorBrowser.Page;
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
    OperatorBrowser guesser = new OperatorBrowser(engine.http());
    anOperator();
    long before = failures();
    for (int i = 0; i < 5; i++) {
      Page wrong = guesser.logIn("operator", "tebakan" + i);
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(wrong.html()).contains("Nama pengguna atau kata sandi salah");
    }
    Page waiting = guesser.logIn("operator", engine.password("operator"));
    assertThat(waiting.status()).isEqualTo(429);
    assertThat(waiting.header("Retry-After")).isEqualTo("30");
    assertThat(waiting.html()).contains("Terlalu banyak percobaan");
    assertThat(failures()).isEqualTo(before + 5);
    engine.clock().advance(Duration.ofSeconds(30));
    assertThat(guesser.logIn("operator", engine.password("operator")).status()).isEqualTo(303);
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
