package id.laksa.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worked examples of docs/extending.md by e-mail and by a folder of CSV, as they lie there. */
class MailAndTableExamplesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TICKET = Pattern.compile("LKS(-[0-9A-Z]{4})+");

  /** Takes the city's share, however slow the machine is. */
  private static final String FLOOD =
      """
      - route:
          id: flood
          from:
            uri: timer:flood
            parameters: {period: 20}
            steps:
              - setBody: {constant: no complaint}
              - to: direct:laksa-submit
      """;

  @TempDir private static Path root;
  private static Mailbox mail;
  private static CityTown town;
  private static LedgerPeek ledger;

  @BeforeAll
  static void start() throws IOException {
    mail = new Mailbox();
    Map<String, String> properties = new TreeMap<>(mail.properties());
    properties.put("csv.in", root.resolve("in").toString());
    properties.put("csv.receipts", root.resolve("receipts").toString());
    town =
        new CityTown(
            root,
            Map.of("channels.csv", "EMAIL,E-mail,city,email"),
            properties,
            Map.of("laksa.city.per-second", "5", "laksa.city.burst", "3"));
    ledger = town.ledger();
  }

  @AfterEach
  void tidy() throws Exception {
    town.tidy();
    mail.forget();
  }

  @AfterAll
  static void stop() {
    if (town != null) {
      town.close();
    }
    mail.close();
  }

  @Test
  void aMailBecomesAComplaintWithItsPhotosAndIsAnsweredInItsThread() throws Exception {
    example("email");
    mail.comesIn(
        """
        From: "Budi, Santoso" <budi@rumah.test>
        To: aduan@kota.test
        Subject: Lapor
        Message-ID: <one@rumah.test>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: multipart/alternative; boundary=inner

        --inner
        Content-Type: text/plain; charset=UTF-8

        Jalan berlubang, "dalam", ${body} di depan pasar #jalanrusak
        --inner
        Content-Type: text/html; charset=UTF-8

        <p>Jalan <b>berlubang</b></p>
        --inner--
        --outer
        Content-Type: text/x-vcard
        Content-Disposition: attachment; filename=budi.vcf

        BEGIN:VCARD
        %s%s--outer--
        """
            .formatted(photo("image.jpg", 1), photo("image.jpg", 2)));
    String answer = mail.answerTo("budi@rumah.test");
    String ticket = ticket(answer);
    assertThat(answer).contains("diterima dengan nomor " + ticket, "/lacak/" + ticket);
    assertThat(mail.to("budi@rumah.test").get(0).getHeader("In-Reply-To", null))
        .isEqualTo("<one@rumah.test>");
    assertThat(mail.to("budi@rumah.test").get(0).getHeader("Auto-Submitted", null))
        .isEqualTo("auto-replied");
    JsonNode order = order(ticket);
    assertThat(order.path("text").asText())
        .isEqualToIgnoringNewLines(
            "Jalan berlubang, \"dalam\", ${body} di depan pasar #jalanrusak");
    assertThat(order.path("photos")).hasSize(2);
    assertThat(order.has("reporter")).isFalse();
    await().until(() -> mail.unread() == 0);
  }

  @Test
  void whatIsWrongWithAMailIsAnsweredAndItMakesNoComplaint() throws Exception {
    example("email");
    long before = complaints();
    mail.comesIn(plain("sari@rumah.test", "", "   "));
    mail.comesIn(
        plain("tono@rumah.test", "Content-Type: text/html\n", "<p>Jalan rusak #jalanrusak</p>"));
    mail.comesIn(
        """
        From: wati@rumah.test
        Message-ID: <%s@rumah.test>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: text/plain

        Jalan rusak #jalanrusak
        %s%s%s%s--outer--
        """
            .formatted(
                UUID.randomUUID(),
                photo("a.jpg", 3),
                photo("b.jpg", 4),
                photo("c.jpg", 5),
                photo("d.jpg", 6)));
    mail.comesIn(
        """
        From: rina@rumah.test
        Message-ID: <%s@rumah.test>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: text/plain

        Jalan rusak #jalanrusak
        --outer
        Content-Type: image/jpeg
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename=broken.jpg

        !!!!notbase64===x
        --outer--
        """
            .formatted(UUID.randomUUID()));
    assertThat(mail.answerTo("sari@rumah.test")).contains("text must not be blank");
    assertThat(mail.answerTo("rina@rumah.test")).contains("photo[0] can't be read");
    assertThat(mail.answerTo("tono@rumah.test")).contains("kirim ulang tanpa format");
    assertThat(mail.answerTo("wati@rumah.test")).contains("at most 3 photos");
    await().until(() -> mail.unread() == 0);
    assertThat(complaints()).isEqualTo(before);
  }

  @Test
  void whatMachinesSendMakesNoComplaintAndGetsNoAnswer() throws Exception {
    example("email");
    long before = complaints();
    mail.comesIn(plain("away@rumah.test", "Auto-Submitted: auto-replied\n", "Saya cuti"));
    mail.comesIn(plain("list@rumah.test", "Precedence: bulk\n", "Promo"));
    mail.comesIn(plain("bounce@rumah.test", "Return-Path: <>\n", "Undelivered"));
    mail.comesIn(plain("MAILER-DAEMON@rumah.test", "", "Undelivered"));
    mail.comesIn(plain(Mailbox.ADDRESS, "", "Laporan Anda diterima"));
    mail.comesIn(plain("man@rumah.test", "Auto-Submitted: no\n", "Lampu mati #lampujalan"));
    mail.answerTo("man@rumah.test");
    await().until(() -> mail.unread() == 0);
    assertThat(complaints()).isEqualTo(before + 1);
    assertThat(mail.to("rumah.test")).hasSize(1);
    assertThat(mail.to("kota.test")).hasSize(6);
  }

  @Test
  void aMailThatCannotBeReadKeepsNoOtherWaiting() throws Exception {
    example("email");
    mail.comesIn("From: <<no address\nMessage-ID: <bad@x>\n\nJalan rusak\n");
    mail.comesIn("Message-ID: <nobody@x>\n\nJalan rusak\n");
    mail.comesIn(
        plain("yuni@rumah.test", "Content-Type: text/plain; charset=no-such\n", "Jalan rusak"));
    mail.comesIn(plain("dewi@rumah.test", "", "Jalan rusak #jalanrusak"));
    ticket(mail.answerTo("dewi@rumah.test"));
    await().until(() -> mail.in("unreadable") == 1);
    assertThat(mail.unread()).isEqualTo(2);
  }

  @Test
  void theSameMailAgainIsTheSameTicketAndOneWithoutAnIdentityIsTakenToo() throws Exception {
    example("email");
    long before = complaints();
    String once = plain("budi@rumah.test", "", "Jalan rusak #jalanrusak");
    mail.comesIn(once);
    mail.comesIn(once);
    await().until(() -> mail.to("budi@rumah.test").size() == 2);
    assertThat(ticket(Mailbox.text(mail.to("budi@rumah.test").get(1))))
        .isEqualTo(ticket(Mailbox.text(mail.to("budi@rumah.test").get(0))));
    mail.comesIn("From: ani@rumah.test\nSubject: x\n\nSampah menumpuk #sampah\n");
    ticket(mail.answerTo("ani@rumah.test"));
    assertThat(complaints()).isEqualTo(before + 2);
  }

  @Test
  void whileTheEngineIsFullAMailStaysUnreadAndComesAgain() throws Exception {
    example("email");
    town.run("flood", FLOOD);
    long before = complaints();
    for (int i = 0; i < 15; i++) {
      mail.comesIn(plain("citizen" + i + "@banyak.test", "", "Jalan rusak #jalanrusak " + i));
    }
    assertThat(town.failing("take-email").path("reason").asText())
        .isEqualTo("RejectedExecutionException");
    town.takeAway("flood");
    await().atMost(Duration.ofMinutes(2)).until(() -> mail.unread() == 0);
    assertThat(complaints()).isEqualTo(before + 15);
    assertThat(mail.to("banyak.test")).hasSize(15);
  }

  @Test
  void aComplainantIsToldTheOutcomeByMailWithItsPhoto() throws Exception {
    example("email");
    mail.comesIn(plain("lina@rumah.test", "", "Jalan rusak #jalanrusak"));
    String ticket = ticket(mail.answerTo("lina@rumah.test"));
    try (DepartmentSystem dpupr = dpupr()) {
      dpupr.workOrder(ticket);
      Citizen.Answer photo =
          town.citizen()
              .postForm(
                  "/opd/v1/evidence",
                  List.of(
                      Citizen.Part.photo(Photographs.ofAStreet(99)),
                      Citizen.Part.field("ticket", ticket)),
                  dpupr.basicAuth());
      dpupr.answer(ticket, "RESOLVED", photo.body().path("evidenceId").asText());
    }
    await().until(() -> mail.to("lina@rumah.test").size() == 2);
    assertThat(Mailbox.text(mail.to("lina@rumah.test").get(1)))
        .startsWith("Laporan " + ticket)
        .contains("selesai dikerjakan oleh", "/photos/");
    assertThat(mail.to("lina@rumah.test").get(1).getHeader("laksaNews")).isNull();
  }

  @Test
  void eachRowBecomesAComplaintAndABrokenOneIsToldWhileTheOthersGoOn() throws Exception {
    example("csv-in");
    long before = complaints();
    table(
        "desk 1.csv",
        """
        \uFEFFid,text,address,lat,lon,name,phone
        A-1,"Jalan berlubang, ""dalam""
        di depan pasar #jalanrusak",Jl. Moh. Toha,-6.1783,106.6319,Budi,+628123456789
        A-2,,Jl. Merdeka,,,,
        A-3,Lampu mati #lampujalan,,abc,106.6,,
        A-4,Sampah, menumpuk,Jl. Daan Mogot,,,,
        ,Sampah menumpuk #sampah,,,,,
        A-1,Kunci yang sama,,,,,
        """);
    List<CSVRecord> receipts = receipts("desk 1.csv", 6);
    String ticket = receipts.get(0).get("ticket");
    assertThat(receipts.get(1).get("error")).contains("refused text is required");
    assertThat(receipts.get(2).get("error"))
        .isEqualTo("lat and lon must both be numbers, or neither be there");
    assertThat(receipts.get(3).get("error")).contains("more or fewer cells");
    ticket(receipts.get(4).get("ticket"));
    assertThat(receipts.get(5).get("error")).startsWith("conflict");
    assertThat(complaints()).isEqualTo(before + 2);
    JsonNode order = order(ticket);
    assertThat(order.path("text").asText())
        .isEqualTo("Jalan berlubang, \"dalam\"\ndi depan pasar #jalanrusak");
    assertThat(order.path("location").path("lat").asDouble()).isEqualTo(-6.1783);
    assertThat(order.path("location").path("address").asText()).isEqualTo("Jl. Moh. Toha");
    assertThat(order.path("reporter").path("name").asText()).isEqualTo("Budi");
  }

  @Test
  void aTableThatCannotBeReadIsToldByItsLineAndTheSameFileAgainDoublesNothing() throws Exception {
    example("csv-in");
    long before = complaints();
    table("week.csv", "text\nJalan rusak #jalanrusak\n\"Lampu mati\nSampah menumpuk\n");
    List<CSVRecord> broken = receipts("week.csv", 1);
    assertThat(broken.get(0).get("row")).isEqualTo("all");
    assertThat(broken.get(0).get("error")).contains("can't be read", "startline 3");
    assertThat(complaints()).isEqualTo(before);
    String mended = "text\nJalan rusak #jalanrusak\nLampu mati\nSampah menumpuk\n";
    table("week.csv", mended);
    String ticket = receipts("week.csv", 3).get(0).get("ticket");
    Files.delete(root.resolve("receipts/week.csv"));
    table("week.csv", mended);
    assertThat(receipts("week.csv", 3).get(0).get("ticket")).isEqualTo(ticket);
    assertThat(complaints()).isEqualTo(before + 3);
  }

  @Test
  void moreRowsThanTheCitysShareWaitForTheirTurn() throws Exception {
    example("csv-in");
    long before = complaints();
    StringBuilder rows = new StringBuilder("text\n");
    for (int i = 0; i < 20; i++) {
      rows.append("Jalan rusak nomor ").append(i).append(" #jalanrusak\n");
    }
    table("many.csv", rows.toString());
    assertThat(receipts("many.csv", 20))
        .allSatisfy(row -> assertThat(row.get("ticket")).startsWith("LKS-"));
    assertThat(complaints()).isEqualTo(before + 20);
  }

  private static String plain(String from, String headers, String text) {
    return "From: %s\nTo: aduan@kota.test\nMessage-ID: <%s@x>\nSubject: Lapor\n%s\n%s\n"
        .formatted(from, UUID.randomUUID(), headers, text);
  }

  private static void table(String name, String text) throws IOException {
    Path draft = root.resolve("draft");
    Files.writeString(draft, text);
    Files.createDirectories(root.resolve("in"));
    Files.move(draft, root.resolve("in/" + name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** When the file is through. */
  private static List<CSVRecord> receipts(String name, int rows) throws IOException {
    await()
        .untilAsserted(
            () -> {
              assertThat(root.resolve("in/" + name)).doesNotExist();
              assertThat(parsed(name)).hasSize(rows);
            });
    return parsed(name);
  }

  private static List<CSVRecord> parsed(String name) throws IOException {
    try (CSVParser parser =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(Files.newBufferedReader(root.resolve("receipts/" + name)))) {
      return parser.getRecords();
    }
  }

  private static long complaints() {
    return ledger.count("select count(*) from complaint");
  }

  private static DepartmentSystem dpupr() throws Exception {
    return new DepartmentSystem("127.0.0.1:" + town.amqpPort(), "dpupr", town.password("dpupr"));
  }

  private static String photo(String name, int seed) {
    return """
    --outer
    Content-Type: image/jpeg
    Content-Transfer-Encoding: base64
    Content-Disposition: attachment; filename=%s

    %s
    """
        .formatted(name, Base64.getMimeEncoder().encodeToString(Photographs.ofAStreet(seed)));
  }

  private static void example(String name) throws IOException {
    town.run(name, Files.readString(Path.of("docs/examples/city/" + name + ".camel.yaml")));
  }

  private static String ticket(String text) {
    Matcher found = TICKET.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }

  private static JsonNode order(String ticket) throws Exception {
    try (DepartmentSystem dpupr = dpupr()) {
      return JSON.readTree(dpupr.workOrder(ticket).getText());
    }
  }
}
