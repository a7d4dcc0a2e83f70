package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.liveroom.OperatorBrowser.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All complaints, as an operator searches, filters and turns their pages. */
class ListIT extends LiveRoomCase {
  private static final String ALL = "/live-room/laporan";
  private static final Pattern ROW =
      Pattern.compile("<tr>\\s*<th scope=\"row\"><a href=\"([^\"]+)\">");
  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\"[^>]*>([^<]+)</a>");
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private OperatorBrowser operator;

  /** No other complaint has it; for its U it is never taken for a ticket. */
  private String word;

  @BeforeEach
  void logIn() {
    operator = anOperator();
    word = "buku" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }

  /** Other tests look at what waits, too. */
  @AfterEach
  void takeCopiesAway() {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "delete from complaint where text like ? and next_due is null and status ="
                        + " 'TRIAGE'",
                    "%" + word));
  }

  @Test
  void whoHasNotLoggedInIsLedToTheLogin() {
    OperatorBrowser stranger = new OperatorBrowser(engine.http());
    for (String path : List.of(ALL, ALL + ".csv", ALL + "?q=" + word)) {
      Page page = stranger.open(path);
      assertThat(page.status()).isEqualTo(303);
      assertThat(page.html()).doesNotContain("LKS-");
    }
  }

  @Test
  void aComplaintIsFoundByItsTicketAndByAnyPartOfIt() {
    String ticket = accepted(saying("Jalan berlubang " + word + " #jalanrusak")).ticket();
    assertThat(found("q=" + ticket)).containsExactly(ticket);
    assertThat(found("q=" + q("Pak, soal https://kota.example/lacak/" + ticket + "?x itu")))
        .containsExactly(ticket);
    awaitWords();
    String symbols = ticket.substring(4).replace("-", "");
    assertThat(found("q=" + symbols.substring(12))).contains(ticket);
    assertThat(found("q=" + symbols.substring(3, 9).toLowerCase(Locale.ROOT))).contains(ticket);
    assertThat(found("q=" + ticket.substring(0, 13))).contains(ticket);
    assertThat(found("q=LKS-0000-0000-0000")).isEmpty();
  }

  @Test
  void aComplaintIsFoundByItsWordsAndByThoseOfItsPlace() {
    String ticket =
        accepted(
                """
                {"text": "Saluran tersumbat %s", "location":
                  {"lat": -6.1783, "lon": 106.6319, "address": "Jl. Mawarmerah%s 12"}}\
                """
                    .formatted(word, word))
            .ticket();
    awaitWords();
    assertThat(found("q=" + word)).containsExactly(ticket);
    assertThat(found("q=" + word.toUpperCase(Locale.ROOT))).containsExactly(ticket);
    assertThat(found("q=" + q("saluran " + word))).containsExactly(ticket);
    assertThat(found("q=mawarmerah" + word)).containsExactly(ticket);
    assertThat(found("q=" + word.substring(0, word.length() - 1))).contains(ticket);
    assertThat(found("q=" + q("banjir " + word))).isEmpty();
    assertThat(found("q=" + q(word + "%"))).containsExactly(ticket);
  }

  @Test
  void whatWasErasedIsFoundByItsWordsNoMore() {
    String ticket = accepted(saying("Rahasia saya " + word)).ticket();
    awaitWords();
    assertThat(found("q=" + word)).containsExactly(ticket);
    operator.submit(
        operator.open(pageOf(ticket)),
        pageOf(ticket) + "/hapus",
        Map.of("why", "atas permintaan", "sure", "ya"));
    awaitWords();
    assertThat(found("q=" + word)).isEmpty();
    assertThat(found("q=" + ticket)).containsExactly(ticket);
    assertThat(
            ledgerCount(
                "select count(*) from complaint_words w join complaint c on"
                    + " c.id = w.complaint_id where c.ticket = '"
                    + ticket
                    + "'"))
        .isEqualTo(1);
  }

  @Test
  void everyFilterKeepsWhatFulfilsItAndLeavesOutTheRest() {
    String road = accepted(saying("Jalan berlubang " + word + " #jalanrusak #cikokol")).ticket();
    String fire = accepted(saying("Rumah terbakar " + word + " #kebakaran")).ticket();
    String unclear = accepted(saying("Tolong dibantu " + word)).ticket();
    inThisOrder(road, fire, unclear);
    awaitWords();
    String these = "q=" + word + "&";
    assertThat(found(these)).containsExactly(unclear, fire, road);
    assertThat(found(these + "urut=terlama")).containsExactly(road, fire, unclear);
    assertThat(found(these + "status=TRIAGE")).containsExactly(unclear);
    assertThat(found(these + "status=TRIAGE&status=DISPATCHED"))
        .containsExactly(unclear, fire, road);
    assertThat(found(these + "status=CLOSED")).isEmpty();
    assertThat(found(these + "status=terbuka")).hasSize(3);
    assertThat(found(these + "instansi=DPUPR")).containsExactly(road);
    assertThat(found(these + "kategori=kebakaran")).containsExactly(fire);
    assertThat(found(these + "prioritas=EMERGENCY")).containsExactly(fire);
    assertThat(found(these + "kanal=APP")).hasSize(3);
    assertThat(found(these + "kanal=WEB")).isEmpty();
    LocalDate today = LocalDate.ofInstant(engine.clock().instant(), ZONE);
    assertThat(found(these + "dari=" + today + "&sampai=" + today)).hasSize(3);
    assertThat(found(these + "dari=" + today.plusDays(1))).isEmpty();
    assertThat(found(these + "sampai=" + today.minusDays(1))).isEmpty();
    placed(road, "Tangerang", "Cikokol");
    awaitWords();
    assertThat(found(these + "kecamatan=Tangerang")).containsExactly(road);
    assertThat(found(these + "kelurahan=Tangerang%2FCikokol")).containsExactly(road);
    assertThat(found(these + "kecamatan=Benda")).isEmpty();
  }

  @Test
  void whatIsLateOrDueComesFirstByItsDeadline() {
    String late = accepted(saying("Jalan berlubang " + word + " #jalanrusak")).ticket();
    String due = accepted(saying("Rumah terbakar " + word + " #kebakaran")).ticket();
    String later = accepted(saying("Jalan amblas " + word + " #jalanrusak")).ticket();
    ledger.makeDue(late, engine.clock().instant());
    await().until(() -> history(late).contains("deadline-passed"));
    awaitWords();
    assertThat(found("terlambat=ya&q=" + word)).containsExactly(late);
    assertThat(found("urut=tenggat&q=" + word)).containsExactly(late, due, later);
    assertThat(page("terlambat=ya&q=" + word)).contains("class=\"late\">lewat ");
  }

  @Test
  void whatAnOperatorDecidedIsFoundByWhoIt() {
    String assigned = accepted(saying("Tolong dibantu " + word)).ticket();
    String rejected = accepted(saying("Tolong dibantu lagi " + word)).ticket();
    accepted(saying("Tolong dibantu juga " + word));
    accepted(saying("Jalan berlubang " + word + " #jalanrusak"));
    assign(operator, operator.open(pageOf(assigned)), assigned, "drainase");
    reject(operator, operator.open(pageOf(rejected)), rejected, "bukan laporan");
    awaitWords();
    assertThat(found("petugas=operator&q=" + word)).containsExactlyInAnyOrder(rejected, assigned);
    assertThat(found("petugas=rules&q=" + word)).isEmpty();
    assertThat(found("petugas=siapa&q=" + word)).isEmpty();
  }

  @Test
  void pagesAreTurnedForwardsAndBackwardsWithoutAGapAndNoneSaysNothing() {
    copies(accepted(saying("Banyak " + word)).ticket(), 119);
    awaitWords();
    String first = page("q=" + word);
    List<List<String>> forwards = new ArrayList<>(List.of(tickets(first)));
    String now = first;
    while (!link(now, "Berikutnya").isEmpty()) {
      now = operator.open(link(now, "Berikutnya")).html();
      forwards.add(tickets(now));
    }
    assertThat(forwards).extracting(List::size).containsExactly(50, 50, 20);
    Set<String> all = new LinkedHashSet<>();
    forwards.forEach(all::addAll);
    assertThat(all).hasSize(120);
    List<List<String>> backwards = new ArrayList<>(List.of(tickets(now)));
    while (!link(now, "Sebelumnya").isEmpty()) {
      now = operator.open(link(now, "Sebelumnya")).html();
      backwards.add(0, tickets(now));
    }
    assertThat(backwards).isEqualTo(forwards);
    List<String> end = new ArrayList<>(all).subList(70, 120);
    assertThat(tickets(operator.open(link(first, "Terakhir")).html())).isEqualTo(end);
    assertThat(tickets(page("halaman=1000000000&q=" + word))).isEqualTo(end);
    assertThat(tickets(page("halaman=4&q=" + word))).isEqualTo(end);
    assertThat(page("halaman=4&q=" + word)).contains("halaman terakhir");
    assertThat(tickets(page("halaman=2&q=" + word))).isEqualTo(forwards.get(1));
    String beyond = "0_00000000-0000-0000-0000-000000000000";
    assertThat(tickets(page("sesudah=" + beyond + "&q=" + word))).isEqualTo(end);
    String before = "9999999999999999_ffffffff-ffff-ffff-ffff-ffffffffffff";
    assertThat(tickets(page("sebelum=" + before + "&q=" + word))).isEqualTo(forwards.get(0));
    for (String order : List.of("terlama", "tenggat")) {
      Set<String> ordered = new LinkedHashSet<>();
      String turning = page("urut=" + order + "&q=" + word);
      ordered.addAll(tickets(turning));
      while (!link(turning, "Berikutnya").isEmpty()) {
        turning = operator.open(link(turning, "Berikutnya")).html();
        ordered.addAll(tickets(turning));
      }
      assertThat(ordered).as(order).hasSize(120);
    }
  }

  @Test
  void theTableHoldsNobodysNameNothingConfidentialAndNoFormula() {
    String open =
        accepted(
                """
                {"text": "=HYPERLINK(1) \\"kutip\\", %s", "reporter":
                  {"name": "Sitinur%s", "phone": "081298765432"}}\
                """
                    .formatted(word, word))
            .ticket();
    String hidden =
        accepted(
                "{\"text\": \"Sangat pribadi %s\", \"confidential\": true, \"location\": {\"lat\":"
                        .formatted(word)
                    + " -6.1783, \"lon\": 106.6319, \"address\": \"Gang Tersembunyi 7\"}}")
            .ticket();
    inThisOrder(open, hidden);
    awaitWords();
    Page csv = operator.open(ALL + ".csv?q=" + word);
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(csv.header("Content-Disposition")).contains("laporan.csv");
    assertThat(csv.header("Cache-Control")).contains("no-store");
    assertThat(csv.html()).startsWith("\uFEFFtiket,masuk,kanal,");
    List<String> lines = csv.html().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith(hidden).contains(",ya,");
    assertThat(lines.get(2)).startsWith(open).contains("\"'=HYPERLINK(1) \"\"kutip\"\"");
    assertThat(csv.html())
        .doesNotContain("Sitinur", "98765432", "Sangat pribadi", "Gang Tersembunyi");
    assertThat(operator.open(ALL + ".csv?status=x").status()).isEqualTo(400);
    assertThat(page("q=" + word)).contains("RAHASIA").doesNotContain("Sitinur", "98765432");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "halaman=-1",
        "status=x",
        "instansi=%27%3B+drop+table+complaint%3B--",
        "telepon=0812",
        "dari=besok",
        "urut=acak",
        "q=%25%25%25",
        "q=.*",
        "kelurahan=%00"
      })
  void whatCannotBeUnderstoodIsSaidAndNothingIsListed(String address) {
    Page page = operator.open(ALL + "?" + address);
    if (address.endsWith("%00")) {
      assertThat(page.status()).isEqualTo(200);
      return;
    }
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.html()).contains("role=\"alert\"").doesNotContain("LKS-");
  }

  @Test
  void aSearchOfFourThousandSignsIsAnswered() {
    assertThat(operator.open(ALL + "?q=" + "x".repeat(4_000)).status()).isEqualTo(400);
    assertThat(operator.open(ALL + "?q=" + q("(a+)+$ ".repeat(570))).status()).isEqualTo(400);
    String ticket = accepted(saying("Jalan berlubang #jalanrusak")).ticket();
    assertThat(found("q=" + q("halo ".repeat(700) + ticket))).containsExactly(ticket);
  }

  @Test
  void theOverviewAndTheComplaintLeadToTheList() {
    String ticket = anUnclearComplaint();
    String overview = operator.open(LIST).html();
    LocalDate today = LocalDate.ofInstant(engine.clock().instant(), ZONE);
    List<String> links = links(overview);
    assertThat(links)
        .contains(
            ALL,
            ALL + "?status=terbuka",
            ALL + "?dari=" + today,
            ALL + "?status=TRIAGE&status=RETURNED&urut=tenggat",
            ALL + "?terlambat=ya&urut=tenggat",
            ALL + "?status=TRIAGE",
            ALL + "?kanal=APP&status=terbuka",
            ALL + "?kanal=APP&dari=" + today);
    assertThat(links.stream().filter(link -> link.startsWith(ALL + "?")))
        .allSatisfy(link -> assertThat(operator.open(link).status()).as(link).isEqualTo(200));
    assertThat(links(operator.open(pageOf(ticket)).html())).contains(ALL);
    assertThat(links(page(""))).contains("/live-room/cari");
  }

  private List<String> found(String query) {
    return tickets(page(query));
  }

  private String page(String query) {
    Page page = operator.open(ALL + "?" + query);
    assertThat(page.status()).as(query).isEqualTo(200);
    return page.html();
  }

  private static List<String> tickets(String html) {
    return ROW.matcher(html).results().map(row -> row.group(1).replace(ALL + "/", "")).toList();
  }

  private static List<String> links(String html) {
    return LINK.matcher(html).results().map(link -> link.group(1).replace("&amp;", "&")).toList();
  }

  private static String link(String html, String text) {
    Matcher links = LINK.matcher(html);
    while (links.find()) {
      if (links.group(2).equals(text)) {
        return links.group(1).replace("&amp;", "&");
      }
    }
    return "";
  }

  /** Until every complaint's words have been read. */
  private void awaitWords() {
    await().until(() -> ledgerCount("select count(*) from complaint_unread") == 0);
  }

  private long ledgerCount(String sql) {
    return ledger.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private void placed(String ticket, String kecamatan, String kelurahan) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update complaint set kecamatan = ?, kelurahan = ? where ticket = ?",
                    kecamatan,
                    kelurahan,
                    ticket));
  }

  /** As if they had come in one after the other: here no time passes. */
  private void inThisOrder(String... tickets) {
    for (int i = 0; i < tickets.length; i++) {
      int minutes = tickets.length - i;
      String ticket = tickets[i];
      ledger
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "update complaint set received_at = received_at - ? * interval '1 minute'"
                          + " where ticket = ?",
                      minutes,
                      ticket));
    }
  }

  /** More of a complaint, some of them received at the same moment. */
  private void copies(String ticket, int copies) {
    ledger
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    create temporary table more as
                      select c.*, i from complaint c, generate_series(1, %d) i where ticket = '%s';
                    update more set id = gen_random_uuid(), received_at = received_at
                        - (i / 3) * interval '1 hour', next_due = null,
                      ticket = 'LKS-' || regexp_replace(upper(translate(left(md5(ticket || i), 16),
                        'abcdef', 'GHJKMN')), '(.{4})(.{4})(.{4})(.{4})', '\\1-\\2-\\3-\\4');
                    alter table more drop column i;
                    insert into complaint select * from more;
                    drop table more
                    """
                        .formatted(copies, ticket)));
  }

  private static String q(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
