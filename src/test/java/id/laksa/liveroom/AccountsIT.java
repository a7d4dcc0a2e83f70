package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.login.SecondFactor;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Persons with accounts of their own, in the Live Room and on the field page. */
class AccountsIT extends LiveRoomCase {
  private static final String ACCOUNTS = "/live-room/akun";
  private static final String OWN = "/live-room/saya";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private final String user = "petugas." + NUMBER.incrementAndGet();
  private OperatorBrowser administrator;

  @BeforeEach
  void anAdministrator() {
    administrator = anOperator();
  }

  @Test
  void aPersonWithAnAccountChangesTheFirstPasswordAndIsNamedInTheHistory() {
    String ticket = anUnclearComplaint();
    OperatorBrowser siti = loggedIn(user, firstPassword("operator"));
    assertThat(siti.open(LIST).header("Location")).isEqualTo(OWN);
    assertThat(reject(siti, siti.open(OWN), ticket, "Ganda").header("Location")).isEqualTo(OWN);
    changed(siti, firstPasswords);
    Page page = siti.open(pageOf(ticket));
    assertThat(page.status()).isEqualTo(200);
    assertThat(reject(siti, page, ticket, "Ganda").status()).isEqualTo(303);
    assertThat(
            ledger.count(
                "select count(*) from complaint_event e join complaint c on c.id = e.complaint_id"
                    + " where c.ticket = '"
                    + ticket
                    + "' and e.actor = '"
                    + user
                    + "'"))
        .isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "auditor, /live-room/, 200",
    "auditor, /live-room/akses, 200",
    "auditor, /live-room/cari, 403",
    "auditor, /live-room/akun, 403",
    "operator, /live-room/, 200",
    "operator, /live-room/cari, 200",
    "operator, /live-room/akses, 403",
    "operator, /live-room/akun, 403",
    "supervisor, /live-room/akses, 200",
    "administrator, /live-room/akun, 200",
    "administrator, /live-room/, 403",
    "administrator, /live-room/saya, 200"
  })
  void aRoleOpensItsPagesAndNoOthers(String role, String path, int status) {
    OperatorBrowser person = settled(role);
    Page page = person.open(path);
    assertThat(page.status()).isEqualTo(status);
    if (status == 403) {
      assertThat(page.html()).contains("Tidak diizinkan").doesNotContain("LKS-");
    }
  }

  @Test
  void anAuditorDecidesNothing() {
    String ticket = anUnclearComplaint();
    OperatorBrowser auditor = settled("auditor");
    Page page = auditor.open(pageOf(ticket));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html())
        .as("what would be refused isn't offered")
        .doesNotContain("/tolak\"", "/teruskan\"", "/pelapor\"", "/hapus\"", "/jam\"");
    assertThat(reject(auditor, page, ticket, "Ganda").status()).isEqualTo(403);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("TRIAGE");
  }

  @Test
  void anOperatorErasesNobody() {
    String ticket = anUnclearComplaint();
    OperatorBrowser person = settled("operator");
    Page page = person.open(pageOf(ticket));
    assertThat(page.html()).contains("/tolak\"", "/pelapor\"").doesNotContain("/hapus\"");
    assertThat(
            person
                .submit(page, pageOf(ticket) + "/hapus", Map.of("why", "diminta", "sure", "ya"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void aClosedAccountOpensNothingAnyMoreWhereverItIsLoggedIn() {
    OperatorBrowser siti = settled("operator");
    assertThat(siti.open(LIST).status()).isEqualTo(200);
    assertThat(act("disable", user)).contains("ditutup");
    assertThat(siti.open(LIST).header("Location")).isEqualTo("/live-room/login");
    assertThat(new OperatorBrowser(engine.http()).logIn(user, PASSWORD).status()).isEqualTo(401);
    assertThat(act("enable", user)).contains("dibuka");
    assertThat(new OperatorBrowser(engine.http()).logIn(user, PASSWORD).status()).isEqualTo(303);
    assertThat(siti.open(LIST).header("Location"))
        .as("what was ended stays so")
        .isEqualTo("/live-room/login");
  }

  @Test
  void aNewPasswordEndsTheSessionsAndMustBeChangedFirst() {
    OperatorBrowser siti = settled("operator");
    String said = act("reset", user);
    Matcher password = Pattern.compile("sekali ini: ([A-Za-z0-9]{24})").matcher(said);
    assertThat(password.find()).isTrue();
    assertThat(siti.open(LIST).header("Location")).isEqualTo("/live-room/login");
    OperatorBrowser again = loggedIn(user, password.group(1));
    assertThat(again.open(LIST).header("Location")).isEqualTo(OWN);
  }

  @Test
  void oneEndsTheOtherSessionsOfOnesOwn() {
    OperatorBrowser siti = settled("operator");
    OperatorBrowser elsewhere = loggedIn(user, PASSWORD);
    assertThat(elsewhere.open(LIST).status()).isEqualTo(200);
    assertThat(siti.submit(siti.open(OWN), OWN, Map.of("what", "sessions")).status())
        .isEqualTo(200);
    assertThat(elsewhere.open(LIST).header("Location")).isEqualTo("/live-room/login");
    assertThat(siti.open(LIST).status()).isEqualTo(200);
  }

  @Test
  void withASecondFactorAPasswordAloneOpensNothingAndNoCodeOpensTwice() throws Exception {
    OperatorBrowser siti = settled("operator");
    Page own = siti.open(OWN);
    Matcher secret = Pattern.compile("class=\"key\">([A-Z2-7]{32})<").matcher(own.html());
    assertThat(secret.find()).isTrue();
    assertThat(
            siti.submit(
                    own,
                    OWN,
                    Map.of("what", "factor-on", "secret", secret.group(1), "code", "000000"))
                .status())
        .isEqualTo(400);
    String first = code(secret.group(1));
    assertThat(
            siti.submit(
                    own, OWN, Map.of("what", "factor-on", "secret", secret.group(1), "code", first))
                .status())
        .isEqualTo(200);
    OperatorBrowser other = new OperatorBrowser(engine.http());
    assertThat(other.logIn(user, PASSWORD).status()).isEqualTo(401);
    assertThat(other.logIn(user, PASSWORD, first).status()).as("taken before").isEqualTo(401);
    engine.clock().advance(Duration.ofSeconds(30));
    String next = code(secret.group(1));
    assertThat(other.logIn(user, PASSWORD, next).status()).isEqualTo(303);
    assertThat(new OperatorBrowser(engine.http()).logIn(user, PASSWORD, next).status())
        .isEqualTo(401);
    engine.clock().advance(Duration.ofSeconds(30));
    assertThat(
            siti.submit(
                    siti.open(OWN),
                    OWN,
                    Map.of("what", "factor-off", "code", code(secret.group(1))))
                .status())
        .isEqualTo(200);
    assertThat(new OperatorBrowser(engine.http()).logIn(user, PASSWORD).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({
    "sepeda-biru-8, sepeda-biru-8x, sepeda-biru-8x, Kata sandi sekarang salah",
    "sepeda-biru-9, pendek, pendek, terlalu pendek",
    "sepeda-biru-9, sepeda-hijau-7, sepeda-hijau-8, tidak sama",
    "sepeda-biru-9, sepeda-biru-9, sepeda-biru-9, sama dengan yang lama"
  })
  void aPasswordThatIsNotTakenSaysWhy(String old, String next, String again, String why) {
    OperatorBrowser siti = settled("operator");
    Page page =
        siti.submit(
            siti.open(OWN),
            OWN,
            Map.of("what", "password", "old", old, "password", next, "again", again));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "operator, Budi, operator, , sudah dipakai",
    "dpupr, Budi, operator, , sudah dipakai",
    "B, Budi, operator, , 3 sampai 32",
    "budi.baru, Budi, department-staff, , Pilih instansi",
    "budi.baru, Budi, operator, DPUPR, Pilih instansi"
  })
  void anAccountThatIsNotMadeSaysWhyAndKeepsWhatWasTyped(
      String name, String full, String role, String department, String why) {
    Page page =
        administrator.submit(
            administrator.open(ACCOUNTS),
            ACCOUNTS,
            Map.of(
                "what",
                "add",
                "user",
                name,
                "name",
                full,
                role,
                "yes",
                "department",
                department == null ? "" : department));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains(why, "value=\"" + full + "\"");
  }

  @Test
  void aDepartmentsStaffWorksOnItsFieldPageAndNowhereElse() {
    String ticket = aDamagedRoad();
    String password = added("department-staff", "DPUPR");
    assertThat(new OperatorBrowser(engine.http()).logIn(user, password).status())
        .as("not in the Live Room")
        .isEqualTo(401);
    OperatorBrowser budi = new OperatorBrowser(engine.http());
    Page in =
        budi.submit(
            budi.open("/opd/login"), "/opd/login", Map.of("user", user, "password", password));
    assertThat(in.status()).isEqualTo(303);
    assertThat(budi.open("/opd/").header("Location")).isEqualTo("/opd/saya");
    Page done =
        budi.submit(
            budi.open("/opd/saya"),
            "/opd/saya",
            Map.of("what", "password", "old", password, "password", PASSWORD, "again", PASSWORD));
    assertThat(done.status()).describedAs(done.html()).isEqualTo(200);
    assertThat(budi.open("/opd/laporan/" + ticket).status()).isEqualTo(200);
  }

  @Test
  void whoSitsAtAnOpenSessionGuessesNoMoreThanAtALogin() {
    OperatorBrowser siti = settled("operator");
    Map<String, String> guess =
        Map.of(
            "what",
            "password",
            "old",
            "salah",
            "password",
            "lain-sekali-1",
            "again",
            "lain-sekali-1");
    for (int i = 0; i < 10; i++) {
      assertThat(siti.submit(siti.open(OWN), OWN, guess).status()).isEqualTo(400);
    }
    assertThat(siti.submit(siti.open(OWN), OWN, guess).status()).isEqualTo(429);
  }

  @Test
  void nobodyClosesTheOwnAccount() {
    OperatorBrowser keeper = settled("administrator");
    Page page =
        keeper.submit(keeper.open(ACCOUNTS), ACCOUNTS, Map.of("what", "disable", "user", user));
    assertThat(page.status()).isEqualTo(400);
    assertThat(keeper.open(ACCOUNTS).status()).isEqualTo(200);
  }

  @Test
  void whatIsDoneToAccountsIsOnRecordAndNoPasswordIs() {
    String password = firstPassword("operator");
    act("disable", user);
    assertThat(administrator.open(ACCOUNTS).html())
        .contains("Perubahan terakhir", user, "ditutup")
        .doesNotContain(password);
    assertThat(
            ledger.text(
                "select string_agg(a::text || c::text, '') from account a, account_change c"))
        .doesNotContain(password);
  }

  private String firstPasswords = "";

  private String firstPassword(String role) {
    return added(role, "");
  }

  private String added(String role, String department) {
    Page page =
        administrator.submit(
            administrator.open(ACCOUNTS),
            ACCOUNTS,
            Map.of(
                "what",
                "add",
                "user",
                user,
                "name",
                "Siti Contoh",
                role,
                "yes",
                "department",
                department));
    Matcher password = Pattern.compile("sekali ini: ([A-Za-z0-9]{24})").matcher(page.html());
    assertThat(password.find()).describedAs(page.html()).isTrue();
    firstPasswords = password.group(1);
    return firstPasswords;
  }

  /** Somebody of this role who has changed the first password. */
  private OperatorBrowser settled(String role) {
    String password = firstPassword(role);
    OperatorBrowser person = loggedIn(user, password);
    changed(person, password);
    return person;
  }

  private static void changed(OperatorBrowser person, String old) {
    Page done =
        person.submit(
            person.open(OWN),
            OWN,
            Map.of("what", "password", "old", old, "password", PASSWORD, "again", PASSWORD));
    assertThat(done.status()).describedAs(done.html()).isEqualTo(200);
  }

  private OperatorBrowser loggedIn(String who, String password) {
    OperatorBrowser browser = new OperatorBrowser(engine.http());
    assertThat(browser.logIn(who, password).status()).isEqualTo(303);
    return browser;
  }

  private String act(String what, String who) {
    return administrator
        .submit(administrator.open(ACCOUNTS), ACCOUNTS, Map.of("what", what, "user", who))
        .html();
  }

  private String code(String secret) throws InvalidKeyException {
    TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
    return codes.generateOneTimePasswordString(
        new SecretKeySpec(SecondFactor.secret(secret).orElseThrow(), codes.getAlgorithm()),
        engine.clock().instant());
  }
}
