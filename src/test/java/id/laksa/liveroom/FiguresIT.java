package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.dev.simulator.Citizen;
import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.DepartmentSystem;
import java.io.IOException;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The board of figures: what it says is what the histories say, and leads to its complaints. */
class FiguresIT extends LiveRoomCase {
  private static final String BOARD = "/live-room/papan";
  private static final String LIST_OF_ALL = "/live-room/laporan";
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final RuleBook RULES = RuleBooks.theCitysOwn();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String CIPONDOH = "{\"lat\": -6.1861, \"lon\": 106.6771}";
  private static final String TANGERANG = "{\"lat\": -6.1783, \"lon\": 106.6319}";
  private static final Pattern LINKED =
      Pattern.compile("<td class=\"n\" data-label=\"([^\"]+)\"><div><a href=\"([^\"]+)\">(\\d+)<");
  private static final Pattern ROW =
      Pattern.compile("<tr>\\s*<th scope=\"row\"><a href=\"" + LIST_OF_ALL + "/LKS");
  private static final String PASSWORD = "sepeda-biru-9";
  private DepartmentSystem dpupr;
  private DepartmentSystem dlh;

  @BeforeEach
  void logInAsDepartments() throws Exception {
    dpupr = new DepartmentSystem(engine, "dpupr");
    dlh = new DepartmentSystem(engine, "dlh");
  }

  @AfterEach
  void hangUp() throws Exception {
    dpupr.close();
    dlh.close();
    engine.whatsapp().faults().clear();
    ledger.jdbi().useHandle(handle -> handle.execute("delete from not_told"));
  }

  @Test
  void everyFigureIsWhatTheHistoriesSayAndLeadsToItsComplaints() throws Exception {
    LocalDate first = onAMondayMorning();
    aVariedHistory();
    LocalDate last = LocalDate.ofInstant(engine.clock().instant(), ZONE);
    String period = "dari=" + first + "&sampai=" + last;
    OperatorBrowser operator = anOperator();
    for (Grouping by : Grouping.values()) {
      HistoryFigures histories =
          new HistoryFigures(
              ledger.jdbi(),
              RULES,
              ZONE,
              first.atStartOfDay(ZONE).toInstant(),
              last.plusDays(1).atStartOfDay(ZONE).toInstant());
      assertThat(histories.complaints()).isGreaterThanOrEqualTo(12);
      String address = BOARD + ".csv?" + period + "&menurut=" + by.word();
      assertThat(read(operator.open(address)))
          .as(by.word())
          .isEqualTo(named(by, histories.lines(by)));
      follow(operator, operator.open(BOARD + "?" + period + "&menurut=" + by.word()));
    }
    List<String> all =
        read(operator.open(BOARD + ".csv?" + period + "&menurut=instansi"))
            .getOrDefault("Semua", List.of());
    assertThat(all.subList(0, 13))
        .as("nothing of this is missing in the history above")
        .doesNotContain("0", "");
  }

  @Test
  void whatHappensLaterIsCountedAtTheNextLook() throws Exception {
    LocalDate day = onAMondayMorning();
    String ticket = aRoad(CIPONDOH).ticket();
    OperatorBrowser operator = anOperator();
    String address = BOARD + ".csv?dari=" + day + "&sampai=" + day + "&menurut=kecamatan";
    assertThat(read(operator.open(address)).get("Cipondoh").subList(0, 4))
        .containsExactly("1", "1", "0", "0");
    dpupr.answer(ticket, "ACKNOWLEDGED");
    awaitStatus(ticket, "ACKNOWLEDGED");
    assertThat(read(operator.open(address)).get("Cipondoh").subList(0, 4))
        .containsExactly("1", "1", "1", "0");
    assertThat(
            ledger.count(
                "select count(*) from complaint_course u join complaint c on"
                    + " c.id = u.complaint_id where c.ticket = ? and u.seq = c.head_seq",
                ticket))
        .isOne();
  }

  @ParameterizedTest
  @CsvSource({"operator, 200", "supervisor, 200", "auditor, 200", "administrator, 403"})
  void whoWatchesTheLiveRoomSeesFiguresAndWhoKeepsAccountsDoesNot(String role, int status) {
    OperatorBrowser person = settled(role, "", LIST);
    for (String path : List.of(BOARD, BOARD + ".csv", BOARD + "/dinding")) {
      Page page = person.open(path);
      assertThat(page.status()).as(path).isEqualTo(status);
      if (status == 403) {
        assertThat(page.html()).contains("Tidak diizinkan").doesNotContain("LKS-", "Cipondoh");
      }
    }
  }

  @Test
  void aHeadSeesTheFiguresOfTheOwnDepartmentAndNoComplaint() throws Exception {
    LocalDate day = onAMondayMorning();
    aRoad(CIPONDOH);
    accepted(saying("Sampah menumpuk #sampah"));
    OperatorBrowser head = settled("department-head", "DPUPR", LIST);
    assertThat(head.open(LIST).header("Location")).isEqualTo(BOARD);
    String period = "?dari=" + day + "&sampai=" + day;
    Page page = head.open(BOARD + period);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html())
        .contains("Papan angka: Dinas Pekerjaan Umum")
        .doesNotContain(LIST_OF_ALL, "Dinas Lingkungan Hidup");
    assertThat(read(head.open(BOARD + ".csv" + period)).get("Semua").get(0)).isEqualTo("1");
    assertThat(head.open(BOARD + period + "&instansi=DLH").status()).isEqualTo(403);
    assertThat(head.open(LIST_OF_ALL).status()).isEqualTo(403);
    assertThat(head.open(BOARD + "/dinding").html())
        .contains("Dinas Pekerjaan Umum")
        .doesNotContain("Dinas Lingkungan Hidup");
  }

  @Test
  void whoHasNotLoggedInIsLedToTheLogin() {
    OperatorBrowser stranger = new OperatorBrowser(engine.http());
    for (String path : List.of(BOARD, BOARD + ".csv", BOARD + "/dinding")) {
      assertThat(stranger.open(path).status()).isEqualTo(303);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "halaman=2",
        "menurut=cuaca",
        "dari=besok",
        "dari=2026-02-01&sampai=2026-01-01",
        "dari=2020-01-01&sampai=2026-01-01",
        "instansi=%27%3B+drop+table+complaint%3B--",
        "kecamatan=Bandung",
        "kategori=x",
        "dari=%zz"
      })
  void whatCannotBeUnderstoodIsNamedAndNothingIsCounted(String query) {
    OperatorBrowser operator = anOperator();
    for (String path : List.of(BOARD, BOARD + ".csv")) {
      Page page = operator.open(path + "?" + query.replace("%zz", "%25zz"));
      assertThat(page.status()).as(path).isEqualTo(400);
      assertThat(page.html()).contains("role=\"alert\"").doesNotContain("<svg", "id=\"figures\"");
    }
    if (query.equals("halaman=2")) {
      assertThat(operator.open(BOARD + "?" + query).html()).contains("“halaman”");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "angka=x&dari=2026-11-01&sampai=2026-11-30",
        "angka=dinilai",
        "angka=dinilai&dari=2020-01-01&sampai=2026-11-30"
      })
  void theListCountsNoFigureWithoutBounds(String query) {
    assertThat(anOperator().open(LIST_OF_ALL + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void whatWillProbablyBeLateTonightIsSaid() throws Exception {
    onAMondayMorning();
    // What is usual: a day of work for each step of five roads.
    List<String> usual = new ArrayList<>();
    for (int i = 0; i < Forecast.FEWEST; i++) {
      usual.add(aRoad(TANGERANG).ticket());
    }
    pass(Duration.ofHours(4));
    answer(dpupr, usual, "ACKNOWLEDGED");
    pass(Duration.ofHours(20));
    answer(dpupr, usual, "IN_PROGRESS");
    pass(Duration.ofHours(24));
    for (String ticket : usual) {
      dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 9_301));
      awaitStatus(ticket, "RESOLVED");
    }
    String late = aRoad(TANGERANG).ticket();
    String later = aRoad(TANGERANG).ticket();
    dpupr.answer(late, "ACKNOWLEDGED");
    awaitStatus(late, "ACKNOWLEDGED");
    Instant morning = Forecast.morningAfter(engine.clock().instant(), ZONE);
    resolveBy(late, engine.clock().instant().plusSeconds(60));
    resolveBy(later, morning.plus(Duration.ofHours(30)));
    OperatorBrowser operator = anOperator();
    String html = operator.open(BOARD).html();
    assertThat(html.substring(0, html.indexOf("id=\"figures\"")))
        .contains("besok pukul 07.00: ", "/live-room/laporan/" + late)
        .doesNotContain(later);
    assertThat(operator.open(BOARD + "/dinding").html()).doesNotContain("http-equiv=\"refresh");
    Page wall = operator.open(BOARD + "/dinding?otomatis=ya");
    assertThat(wall.status()).isEqualTo(200);
    assertThat(wall.html())
        .contains("http-equiv=\"refresh\" content=\"60\"", "terlambat malam ini?", "terbuka")
        .doesNotContain("LKS-");
  }

  /** What happens to complaints, through the engine's own doors, so that no figure is nought. */
  private void aVariedHistory() throws Exception {
    final Answer done = aRoad(CIPONDOH);
    final String slow = aRoad(TANGERANG).ticket();
    final Answer asked = accepted(saying("Sampah menumpuk #sampah"));
    final String returned = aRoad(CIPONDOH).ticket();
    final String reassigned = aRoad(TANGERANG).ticket();
    final String recalled = aRoad(TANGERANG).ticket();
    final String rejected = anUnclearComplaint();
    anUnclearComplaint();
    final Answer silent = aRoad(CIPONDOH);
    accepted("{\"text\": \"Jalan berlubang, rahasia #jalanrusak\", \"confidential\": true}");
    pass(Duration.ofHours(1));
    answer(dpupr, List.of(done.ticket(), silent.ticket()), "ACKNOWLEDGED");
    answer(dlh, List.of(asked.ticket()), "ACKNOWLEDGED");
    dlh.answer(asked.ticket(), "NEEDS_INFO");
    awaitStatus(asked.ticket(), "WAITING_FOR_REPORTER");
    dpupr.answer(returned, "RETURNED");
    awaitStatus(returned, "RETURNED");
    OperatorBrowser operator = anOperator();
    reject(operator, operator.open(pageOf(rejected)), rejected, "Ganda");
    operator.submit(
        operator.open(pageOf(reassigned)),
        pageOf(reassigned) + "/alihkan",
        Map.of("category", "sampah", "reason", "Ini sampah", "note", ""));
    operator.submit(
        operator.open(pageOf(recalled)),
        pageOf(recalled) + "/tarik",
        Map.of("reason", "Belum jelas"));
    pass(Duration.ofHours(2));
    assign(operator, operator.open(pageOf(returned)), returned, "sampah");
    answer(dpupr, List.of(done.ticket()), "IN_PROGRESS");
    say(asked, "{\"kind\": \"INFORMATION\", \"text\": \"Di utara pasar\"}");
    awaitStatus(asked.ticket(), "IN_PROGRESS");
    pass(Duration.ofHours(22));
    resolved(dpupr, done.ticket(), 9_001);
    resolved(dpupr, silent.ticket(), 9_002);
    resolved(dlh, asked.ticket(), 9_003);
    say(done, "{\"kind\": \"CONFIRMED\", \"rating\": 5}");
    pass(Duration.ofHours(1));
    say(asked, "{\"kind\": \"REOPENED\", \"text\": \"Masih ada\"}");
    awaitStatus(asked.ticket(), "DISPATCHED");
    // Longer than DPUPR has to take on the slow one, and than anybody has to resolve it.
    pass(Duration.ofDays(3));
    await().until(() -> history(slow).contains("deadline-passed"));
    answer(dpupr, List.of(slow), "ACKNOWLEDGED");
    resolved(dlh, asked.ticket(), 9_004);
    say(asked, "{\"kind\": \"CONFIRMED\"}");
    say(asked, "{\"kind\": \"RATED\", \"rating\": 2}");
    pass(Duration.ofDays(30));
    await().until(() -> citizen.look(silent.ticket()).path("status").asText().equals("CLOSED"));
    final String told = ofOneWhoIsNotReached();
    ofOneWhoIsNotReached();
    OperatorBrowser later = anOperator();
    later.submit(
        later.open("/live-room/belum-disampaikan"), pageOf(told) + "/disampaikan", Map.of());
    await().until(() -> history(told).contains("news-brought"));
  }

  private Answer aRoad(String location) {
    return accepted("{\"text\": \"Jalan berlubang #jalanrusak\", \"location\": " + location + "}");
  }

  /** Answers, and waits until that has been taken: it is the time of its taking that counts. */
  private void answer(DepartmentSystem department, List<String> tickets, String kind)
      throws Exception {
    for (String ticket : tickets) {
      department.answer(ticket, kind);
      awaitStatus(ticket, kind);
    }
  }

  private void resolved(DepartmentSystem department, String ticket, int seed) throws Exception {
    department.answer(ticket, "RESOLVED", evidence(department, ticket, seed));
    awaitStatus(ticket, "RESOLVED");
  }

  private void say(Answer receipt, String json) {
    String key = receipt.body().path("answerKey").asText();
    Answer answer = citizen.answer(receipt.ticket(), key, json);
    assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(200);
  }

  /** Meta takes the receipt, and tells later that it didn't arrive. Gives the ticket. */
  private String ofOneWhoIsNotReached() {
    engine.clock().advance(Duration.ofSeconds(10));
    Citizen siti =
        engine.whatsapp().citizen("62811990000" + NUMBER.incrementAndGet(), "Siti Aminah");
    String count = "select count(*) from complaint_event where type = 'NEWS_MISSED'";
    long before = ledger.count(count);
    siti.loseNext(131026);
    siti.text("#jalanrusak Jalan amblas");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              engine.clock().advance(Duration.ofSeconds(5));
              return ledger.count(count) > before;
            });
    return ledger.text(
        "select ticket from complaint c join not_told n on n.complaint_id = c.id"
            + " order by n.at desc limit 1");
  }

  /** Time goes on, in the middle of nothing: what was sent has been taken. */
  private void pass(Duration time) {
    await().until(() -> ledger.count("select count(*) from outbox") == 0);
    engine.clock().advance(time);
  }

  /** A day on which nothing has come in yet. */
  private LocalDate onAMondayMorning() {
    ZonedDateTime now = engine.clock().instant().atZone(ZONE);
    ZonedDateTime monday =
        now.toLocalDate()
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            .atTime(LocalTime.of(9, 0))
            .atZone(ZONE);
    engine.clock().advance(Duration.between(now, monday));
    return monday.toLocalDate();
  }

  private void resolveBy(String ticket, Instant at) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update complaint set resolve_by = ?, next_due = null where ticket = ?",
                    at.atZone(ZONE).toOffsetDateTime(),
                    ticket));
  }

  /** Every figure that leads anywhere leads to as many complaints as it says. */
  private static void follow(OperatorBrowser operator, Page board) {
    assertThat(board.status()).isEqualTo(200);
    Matcher links = LINKED.matcher(board.html());
    int followed = 0;
    while (links.find()) {
      String address = links.group(2).replace("&amp;", "&");
      Page list = operator.open(address);
      assertThat(list.status()).as(address).isEqualTo(200);
      assertThat(ROW.matcher(list.html()).results().count())
          .as(links.group(1) + ": " + address)
          .isEqualTo(Long.parseLong(links.group(3)));
      followed++;
    }
    assertThat(followed).isGreaterThan(10);
  }

  /** Cells by the name of their line. */
  private static Map<String, List<String>> read(Page csv) throws IOException {
    assertThat(csv.status()).describedAs(csv.html()).isEqualTo(200);
    Map<String, List<String>> lines = new TreeMap<>();
    String table = csv.html().substring(1);
    for (CSVRecord line : CSVFormat.RFC4180.parse(new StringReader(table))) {
      List<String> cells = line.toList();
      lines.put(cells.get(0), cells.subList(1, cells.size()));
    }
    assertThat(lines.remove(by(csv))).as("the header").isNotNull();
    return lines;
  }

  /** What stands above the first column. */
  private static String by(Page csv) {
    return csv.html().substring(1, csv.html().indexOf(','));
  }

  private static Map<String, List<String>> named(Grouping by, Map<String, List<String>> lines) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    lines.forEach((key, cells) -> named.put(name(by, key), cells));
    return new TreeMap<>(named);
  }

  private static String name(Grouping by, String key) {
    if (key.equals("*")) {
      return "Semua";
    }
    return switch (by) {
      case DEPARTMENT ->
          key.isEmpty()
              ? "Petugas (belum atau tidak lagi di instansi)"
              : RULES.departments().named(key).name();
      case KECAMATAN -> key.isEmpty() ? "Tempat tidak diketahui" : key;
      case CATEGORY ->
          key.isEmpty() ? "Belum ditentukan" : RULES.categories().byId(key).orElseThrow().name();
      case MONTH ->
          DateTimeFormatter.ofPattern("MMMM yyyy", Locale.forLanguageTag("id-ID"))
              .format(YearMonth.parse(key));
    };
  }

  /** Somebody of this role who has changed the first password. */
  private OperatorBrowser settled(String role, String department, String home) {
    String user = "angka." + NUMBER.incrementAndGet();
    OperatorBrowser administrator = anOperator();
    Page page =
        administrator.submit(
            administrator.open("/live-room/akun"),
            "/live-room/akun",
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
    OperatorBrowser person = new OperatorBrowser(engine.http());
    assertThat(person.logIn(user, password.group(1)).header("Location")).isEqualTo(home);
    Page changed =
        person.submit(
            person.open("/live-room/saya"),
            "/live-room/saya",
            Map.of(
                "what",
                "password",
                "old",
                password.group(1),
                "password",
                PASSWORD,
                "again",
                PASSWORD));
    assertThat(changed.status()).describedAs(changed.html()).isEqualTo(200);
    return person;
  }
}
