package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.spine.DepartmentSystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Operators work together: who has what in hand, and what they note for each other. */
class TeamIT extends LiveRoomCase {
  private static final String OWN = "/live-room/pekerjaan-saya";
  private static final String SECRET = "Sudah ditelepon, tetangganya <b>galak</b>";
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Pattern KEY =
      Pattern.compile("<input type=\"hidden\" name=\"key\" value=\"([^\"]+)\">");
  private final OperatorBrowser operator = anOperator();
  private final String colleague = "rekan." + NUMBER.incrementAndGet();

  @Test
  void ofTwoWhoTakeItInHandAtOnceOneHasItAndTheOtherSeesWho() {
    OperatorBrowser other = aPerson(colleague, "operator");
    String ticket = anUnclearComplaint();
    Page first = operator.open(pageOf(ticket));
    Page second = other.open(pageOf(ticket));
    assertThat(first.html()).contains("Belum ada yang memegang", "Saya pegang");
    List<Page> answers =
        List.of(
                CompletableFuture.supplyAsync(() -> hold(operator, first, ticket, "")),
                CompletableFuture.supplyAsync(() -> hold(other, second, ticket, "")))
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(answers).extracting(Page::status).containsExactlyInAnyOrder(303, 409);
    String winner = answers.get(0).status() == 303 ? "operator" : colleague;
    assertThat(answers.get(answers.get(0).status() == 303 ? 1 : 0).html())
        .contains("rekan lain lebih dahulu", "Ambil alih dari " + winner);
    assertThat(
            ledger.text(
                "select holder from complaint_holding h join complaint c"
                    + " on c.id = h.complaint_id where c.ticket = '"
                    + ticket
                    + "'"))
        .isEqualTo(winner);
    OperatorBrowser has = winner.equals("operator") ? operator : other;
    assertThat(hold(has, has.open(pageOf(ticket)), ticket, "").status())
        .as("a second click of the same")
        .isEqualTo(303);
  }

  @Test
  void whoIsOnWhatIsShownWhereverTheComplaintIs() {
    String ticket = anUnclearComplaint();
    hold(operator, operator.open(pageOf(ticket)), ticket, "");
    OperatorBrowser other = aPerson(colleague, "operator");
    for (String path : List.of(LIST, "/live-room/laporan?q=" + ticket)) {
      assertThat(other.open(path).html())
          .as(path)
          .containsPattern(
              ticket
                  + "</a><br><span class=\"quiet\">[^<]*</span><br><span class=\"badge"
                  + " held\">operator<");
    }
    Page page = other.open(pageOf(ticket));
    assertThat(page.html()).contains("Dipegang oleh <strong>operator</strong>");
    assertThat(assign(other, page, ticket, "sampah").status())
        .as("it keeps nobody from deciding")
        .isEqualTo(303);
  }

  @Test
  void itIsHandedOverAndLetGo() {
    OperatorBrowser other = aPerson(colleague, "operator");
    String ticket = anUnclearComplaint();
    hold(operator, operator.open(pageOf(ticket)), ticket, "");
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).contains("Anda memegang laporan ini", "value=\"" + colleague + "\"");
    assertThat(handOver(operator, page, ticket, colleague, "operator").status()).isEqualTo(303);
    assertThat(other.open(OWN).html()).contains(ticket);
    assertThat(operator.open(OWN).html()).doesNotContain(ticket);
    assertThat(handOver(operator, page, ticket, "operator", "operator").status())
        .as("by a page from before")
        .isEqualTo(409);
    Page now = other.open(pageOf(ticket));
    assertThat(letGo(other, now, ticket, colleague).status()).isEqualTo(303);
    assertThat(letGo(other, now, ticket, colleague).status()).isEqualTo(303);
    assertThat(other.open(OWN).html()).doesNotContain(ticket);
  }

  @Test
  void nothingIsHandedToSomebodyWhoMayNotDecide() {
    aPerson(colleague, "auditor");
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    assertThat(page.html()).doesNotContain("value=\"" + colleague + "\"");
    for (String to : List.of(colleague, "tidak.ada", "dpupr", "")) {
      assertThat(handOver(operator, page, ticket, to, "").status()).as(to).isEqualTo(400);
    }
    assertThat(operator.open(pageOf(ticket)).html()).contains("Belum ada yang memegang");
  }

  @Test
  void aNoteIsReadByOperatorsAndByNobodyElse() throws Exception {
    String ticket = aDamagedRoad();
    Page page = operator.open(pageOf(ticket));
    assertThat(note(operator, page, ticket, SECRET).status()).isEqualTo(303);
    assertThat(note(operator, page, ticket, SECRET).status()).as("a second click").isEqualTo(303);
    assertThat(operator.open(pageOf(ticket)).html())
        .contains("&lt;b&gt;galak&lt;/b&gt;")
        .doesNotContain("<b>galak");
    assertThat(notes(ticket)).isOne();
    assertThat(citizen.look(ticket).toString()).doesNotContain("galak");
    assertThat(operator.open("/lacak/" + ticket).html()).doesNotContain("galak");
    assertThat(operator.open("/live-room/laporan.csv?q=" + ticket).html()).doesNotContain("galak");
    assertThat(
            ledger.count(
                "select count(*) from complaint_event where data like '%galak%' or text like"
                    + " '%galak%'"))
        .isZero();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      assertThat(DepartmentSystem.json(dpupr.workOrder(ticket)).toString()).doesNotContain("galak");
    }
    assertThat(new OperatorBrowser(engine.http()).open(pageOf(ticket)).status()).isEqualTo(303);
  }

  @Test
  void whomANoteNamesFindsItOnThePersonsOwnPage() {
    OperatorBrowser other = aPerson(colleague, "operator");
    String ticket = anUnclearComplaint();
    note(operator, operator.open(pageOf(ticket)), ticket, "@" + colleague + ", @tidak.ada: tolong");
    assertThat(other.open(LIST).html()).contains("1 catatan baru menyebut Anda");
    Page own = other.open(OWN);
    assertThat(own.html()).contains(ticket, ": tolong", "BARU");
    assertThat(other.submit(own, OWN, Map.of()).status()).isEqualTo(303);
    assertThat(other.open(OWN).html()).contains(ticket).doesNotContain("BARU");
    assertThat(other.open(LIST).html()).doesNotContain("catatan baru menyebut Anda");
    assertThat(
            ledger.count(
                "select count(*) from complaint_note_mention where user_name = 'tidak.ada'"))
        .isZero();
  }

  @Test
  void aNoteThatIsTooLongOrEmptyComesBackAsItWasTyped() {
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    Page tooLong = note(operator, page, ticket, "panjang ".repeat(300));
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.html()).contains("team-note-wrong", "Paling banyak 2000", "panjang panjang");
    assertThat(note(operator, page, ticket, " \n ").status()).isEqualTo(400);
    assertThat(notes(ticket)).isZero();
  }

  @Test
  void whoIsDecidedBeforeLosesNeitherANoteNorAReason() {
    OperatorBrowser other = aPerson(colleague, "operator");
    String ticket = anUnclearComplaint();
    Page mine = operator.open(pageOf(ticket));
    assertThat(assign(other, other.open(pageOf(ticket)), ticket, "sampah").status()).isEqualTo(303);
    Page late = reject(operator, mine, ticket, "Alasan yang panjang sekali");
    assertThat(late.status()).isEqualTo(409);
    assertThat(note(operator, mine, ticket, "Catatan yang diketik lama").status()).isEqualTo(303);
    assertThat(operator.open(pageOf(ticket)).html()).contains("Catatan yang diketik lama");
    Page refused = reassignWith(operator, mine, ticket, "Alasan yang panjang sekali");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.html()).contains(">Alasan yang panjang sekali</textarea>");
  }

  @Test
  void notesGoWithTheReportersDataAndNothingIsNotedAfterwards() {
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    note(operator, page, ticket, "@operator " + SECRET);
    assertThat(
            operator
                .submit(page, pageOf(ticket) + "/hapus", Map.of("why", "diminta", "sure", "ya"))
                .status())
        .isEqualTo(303);
    assertThat(ledger.count("select count(*) from complaint_note where text like '%galak%'"))
        .as("notes about others stay")
        .isEqualTo(
            ledger.count(
                "select count(*) from complaint_note n join complaint c on c.id = n.complaint_id"
                    + " where n.text like '%galak%' and c.content_salt is not null"));
    assertThat(notes(ticket)).isZero();
    Page after = note(operator, operator.open(pageOf(ticket)), ticket, "Menyusul");
    assertThat(after.status()).isEqualTo(409);
    assertThat(after.html()).contains("sudah dihapus", "Menyusul");
    assertThat(notes(ticket)).isZero();
  }

  @Test
  void anAuditorReadsAndWritesNothing() {
    OperatorBrowser auditor = aPerson(colleague, "auditor");
    String ticket = anUnclearComplaint();
    Page page = auditor.open(pageOf(ticket));
    assertThat(page.html()).doesNotContain("/catatan\"", "/pegang\"", "/serahkan\"");
    assertThat(hold(auditor, page, ticket, "").status()).isEqualTo(403);
    assertThat(auditor.open(OWN).status()).isEqualTo(403);
  }

  @Test
  void whatWasTypedWhenTheSessionEndedIsSentAfterTheLogin() {
    String ticket = anUnclearComplaint();
    Page page = operator.open(pageOf(ticket));
    operator.submit(operator.open(LIST), "/live-room/logout", Map.of());
    Page login = reject(operator, page, ticket, "Ganda, lihat yang lain");
    assertThat(login.status()).isEqualTo(401);
    Map<String, String> fields = hidden(login);
    fields.putAll(Map.of("user", "operator", "password", engine.password("operator")));
    Page in = operator.submit(login, "/live-room/login", fields);
    assertThat(in.html()).contains("Ganda, lihat yang lain");
    assertThat(history(ticket)).doesNotContain("rejected");
    assertThat(operator.submit(in, pageOf(ticket) + "/tolak", hidden(in)).status()).isEqualTo(303);
    assertThat(history(ticket)).endsWith("rejected");
  }

  @Test
  void noPasswordAndNothingFromElsewhereIsCarriedThroughTheLogin() {
    String ticket = anUnclearComplaint();
    OperatorBrowser stranger = new OperatorBrowser(engine.http());
    Map<String, String> own = Map.of("what", "password", "old", "rahasia-lama");
    assertThat(stranger.post("/live-room/saya", own, Map.of()).status()).isEqualTo(303);
    Map<String, String> form = Map.of("reason", "disusupkan");
    for (Map<String, String> from :
        List.of(
            Map.of("Origin", "https://jahat.example"), Map.of("Sec-Fetch-Site", "cross-site"))) {
      Page led = stranger.post(pageOf(ticket) + "/tolak", form, from);
      assertThat(led.status()).isEqualTo(303);
      assertThat(led.html()).doesNotContain("disusupkan");
    }
    Page login = stranger.open("/live-room/login");
    Map<String, String> elsewhere = hidden(login);
    elsewhere.putAll(
        Map.of(
            "to",
            "//jahat.example/",
            "kept.reason",
            "x",
            "user",
            "operator",
            "password",
            engine.password("operator")));
    Page in = stranger.submit(login, "/live-room/login", elsewhere);
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("Location")).isEqualTo(LIST);
  }

  private static Page hold(OperatorBrowser who, Page page, String ticket, String seen) {
    return who.submit(page, pageOf(ticket) + "/pegang", Map.of("holder", seen));
  }

  private static Page handOver(
      OperatorBrowser who, Page page, String ticket, String to, String seen) {
    return who.submit(page, pageOf(ticket) + "/serahkan", Map.of("to", to, "holder", seen));
  }

  private static Page letGo(OperatorBrowser who, Page page, String ticket, String seen) {
    return who.submit(page, pageOf(ticket) + "/lepaskan", Map.of("holder", seen));
  }

  private static Page reassignWith(OperatorBrowser who, Page page, String ticket, String reason) {
    return who.submit(
        page, pageOf(ticket) + "/alihkan", Map.of("category", "jalan-rusak", "reason", reason));
  }

  private static Page note(OperatorBrowser who, Page page, String ticket, String text) {
    Matcher key = KEY.matcher(page.html());
    assertThat(key.find()).describedAs(page.html()).isTrue();
    return who.submit(page, pageOf(ticket) + "/catatan", Map.of("key", key.group(1), "text", text));
  }

  private static Map<String, String> hidden(Page page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")
            .matcher(page.html());
    while (inputs.find()) {
      fields.put(inputs.group(1), inputs.group(2));
    }
    return fields;
  }

  private long notes(String ticket) {
    return ledger.count(
        "select count(*) from complaint_note n join complaint c on c.id = n.complaint_id"
            + " where c.ticket = ?",
        ticket);
  }
}
