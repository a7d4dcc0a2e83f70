package id.laksa.fieldpage;

import static id.laksa.fieldpage.FieldPhone.hidden;
import static id.laksa.fieldpage.FieldPhone.html;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Photographs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes to the field page, whose complaints he sees, and whose forms are taken. */
class FieldDoorIT extends FieldCase {
  private static final Pattern PHOTO = Pattern.compile("/opd/foto/([0-9A-Z]{26})");

  @ParameterizedTest
  @ValueSource(strings = {"/opd/", "/opd/laporan/LKS-1", "/opd/foto/A"})
  void whoHasNotLoggedInIsLedToTheLogin(String path) {
    Answer led = new FieldPhone(engine.http()).open(path);
    assertThat(led.status()).isEqualTo(303);
    assertThat(header(led, "Location")).isEqualTo("/opd/login");
  }

  @Test
  void theAddressMayBeTypedWithoutItsSlash() {
    Answer led = new FieldPhone(engine.http()).open("/opd");
    assertThat(header(led, "Location")).isEqualTo("/opd/");
  }

  @Test
  void theCookieIsForTheFieldPageAloneAndHoldsNoPassword() {
    Answer in = new FieldPhone(engine.http()).logIn("dpupr", engine.password("dpupr"));
    assertThat(header(in, "Set-Cookie"))
        .contains("Path=/opd/", "HTTPOnly", "SameSite=Strict", "Max-Age=28800")
        .doesNotContain(engine.password("dpupr"));
  }

  @Test
  void anOperatorsLoginOpensNothingHere() {
    Answer wrong = new FieldPhone(engine.http()).logIn("operator", engine.password("operator"));
    assertThat(wrong.status()).isEqualTo(401);
    aPhoneOf("dpupr");
  }

  @Test
  void whoGuessesWaitsAndEvenTheRightPasswordDoesNotHelpMeanwhile() {
    FieldPhone guesser = new FieldPhone(engine.http(), "203.0.113.21");
    for (int i = 0; i < 10; i++) {
      assertThat(guesser.logIn("dpupr", "tebakan" + i).status()).isEqualTo(401);
    }
    Answer waiting = guesser.logIn("dpupr", engine.password("dpupr"));
    assertThat(waiting.status()).isEqualTo(429);
    assertThat(header(waiting, "Retry-After")).isEqualTo("600");
    assertThat(html(waiting)).contains("Terlalu banyak percobaan");
    aPhoneOf("dpupr");
    engine.clock().advance(Duration.ofMinutes(10));
    assertThat(guesser.logIn("dpupr", engine.password("dpupr")).status()).isEqualTo(303);
  }

  @Test
  void whoLogsOutIsOut() {
    FieldPhone phone = aPhoneOf("dpupr");
    Answer page = phone.open("/opd/");
    assertThat(phone.send("/opd/logout", hidden(page)).status()).isEqualTo(303);
    assertThat(phone.open("/opd/").status()).isEqualTo(303);
  }

  @Test
  void whatWasTypedWhenTheSessionEndedIsSentAfterTheLogin() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Map<String, String> said =
        FieldCase.form(phone.open(pageOf(ticket)), "NEEDS_INFO", "Di sisi mana jembatannya?");
    engine.clock().advance(Duration.ofHours(8));
    String update = pageOf(ticket) + "/tindak-lanjut";
    Answer login = phone.send(update, said);
    assertThat(login.status()).isEqualTo(401);
    assertThat(html(login)).contains("Sesi Anda sudah berakhir", "Di sisi mana jembatannya?");
    Map<String, String> fields = all(login);
    fields.putAll(Map.of("user", "dpupr", "password", engine.password("dpupr")));
    Answer in = phone.send("/opd/login", fields);
    assertThat(in.status()).isEqualTo(200);
    assertThat(html(in)).contains("Anda sudah masuk lagi", "action=\"" + update + "\"");
    assertThat(phone.send(update, all(in)).status()).isEqualTo(303);
    awaitStatus(ticket, "WAITING_FOR_REPORTER");
  }

  /** Every hidden field of a page's only form. */
  private static Map<String, String> all(Answer page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")
            .matcher(html(page));
    while (inputs.find()) {
      fields.put(inputs.group(1), inputs.group(2));
    }
    return fields;
  }

  @Test
  void anotherDepartmentsComplaintDoesNotExistHere() {
    String ticket = aDamagedRoad();
    FieldPhone owner = aPhoneOf("dpupr");
    upload(owner, ticket, Photographs.ofAStreet(7_601));
    Matcher photo = PHOTO.matcher(html(owner.open(pageOf(ticket))));
    assertThat(photo.find()).isTrue();
    FieldPhone other = aPhoneOf("dlh");
    Map<String, String> form = hidden(other.open("/opd/"));
    form.putAll(hidden(owner.open(pageOf(ticket))));
    form.put("token", hidden(other.open("/opd/")).get("token"));
    form.put("kind", "ACKNOWLEDGED");
    assertThat(other.open(pageOf(ticket)).status()).isEqualTo(404);
    assertThat(other.open("/opd/foto/" + photo.group(1)).status()).isEqualTo(404);
    assertThat(other.send(pageOf(ticket) + "/tindak-lanjut", form).status()).isEqualTo(404);
    assertThat(other.send(pageOf(ticket) + "/pelapor", form).status()).isEqualTo(404);
    assertThat(other.send(pageOf(ticket) + "/foto", form, Photographs.ofAStreet(7_602)).status())
        .isEqualTo(404);
    assertThat(list(other)).doesNotContain(ticket);
    assertThat(history(ticket)).endsWith("dispatched");
  }

  @ParameterizedTest
  @CsvSource({"Origin, https://jahat.example", "Origin, null", "Sec-Fetch-Site, cross-site"})
  void aFormFromAnotherSiteChangesNothing(String header, String value) {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Map<String, String> form = form(phone.open(pageOf(ticket)), "ACKNOWLEDGED", "");
    String path = pageOf(ticket) + "/tindak-lanjut";
    assertThat(phone.send(path, form, Map.of(header, value)).status()).isEqualTo(403);
    assertThat(history(ticket)).endsWith("dispatched");
  }

  @Test
  void aFormWithoutItsTokenOrWithAnothersChangesNothing() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Map<String, String> form = form(phone.open(pageOf(ticket)), "ACKNOWLEDGED", "");
    String path = pageOf(ticket) + "/tindak-lanjut";
    form.put("token", hidden(aPhoneOf("dpupr").open("/opd/")).get("token"));
    assertThat(phone.send(path, form).status()).isEqualTo(403);
    form.remove("token");
    assertThat(phone.send(path, form).status()).isEqualTo(403);
    assertThat(history(ticket)).endsWith("dispatched");
  }

  @Test
  void scriptsInTextsAreTexts() {
    String script = "<script>alert(1)</script>";
    String ticket =
        accepted(saying("Jalan berlubang #jalanrusak " + script + "\"><img src=x>")).ticket();
    FieldPhone phone = aPhoneOf("dpupr");
    say(phone, ticket, "NEEDS_INFO", script);
    Answer page = phone.open(pageOf(ticket));
    for (String shown : new String[] {list(phone), html(page)}) {
      assertThat(shown).contains("&lt;script&gt;").doesNotContain(script, "<img src=x>");
    }
    assertThat(header(page, "Content-Security-Policy")).contains("script-src 'self'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/opd/foto/..%2F..%2Fcredentials.properties",
        "/opd/foto/%2e%2e/credentials.properties",
        "/opd/laporan/..%2F..%2Fcredentials.properties",
        "/opd/laporan/LKS-0000-0000-0000-0000",
        "/opd/laporan/'%20or%20'1'='1"
      })
  void aPathThatLeadsNowhereLeadsNowhere(String path) {
    assertThat(aPhoneOf("dpupr").open(path).status()).isBetween(400, 404);
  }
}
