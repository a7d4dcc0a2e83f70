package id.laksa.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dispatch.CopyOfTheCity;
import id.laksa.liveroom.OperatorBrowser;
import id.laksa.liveroom.OperatorBrowser.Page;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.Photographs;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Also to Y", through a whole engine and with the systems of two departments. */
class CopiesIT {
  private static final Instant MONDAY_AT_NINE = Instant.parse("2026-11-23T02:00:00Z");
  private static final String WHY = "Puing di jalan dibersihkan DLH";
  private static final int REJECTED = 2;
  private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");
  @TempDir private static Path root;
  private static CopyOfTheCity city;

  @BeforeAll
  static void startACityWhoseDamagedRoadsAreAlsoOfTheWasteDepartment() throws IOException {
    city = new CopyOfTheCity(root, Map.of(), MONDAY_AT_NINE, CopiesIT::rules);
  }

  private static void rules(Path home) throws IOException {
    Files.writeString(
        home.resolve("rules/copies.csv"),
        """
        jalan-rusak,,06:00-18:00,DLH,%s
        jalan-rusak,,18:00-06:00,BPBD,Malam hari
        ktp,,,DINSOS,Warga rentan didampingi Dinsos
        sampah,,,DINSOS,Pemulung didampingi Dinsos
        """
            .formatted(WHY),
        StandardOpenOption.APPEND);
    // No photo is as sharp as that: an operator looks at each.
    Files.writeString(
        home.resolve("rules/evidence.csv"),
        "sampah,photo,,240,100000,PT10M,PT10M,6,sharp-enough\n",
        StandardOpenOption.APPEND);
  }

  @AfterAll
  static void stop() {
    if (city != null) {
      city.close();
    }
  }

  @Test
  void bothGetAnOrderOfTheirOwnAndTheFirstIsResponsible() throws Exception {
    String ticket = aDamagedRoad();
    try (DepartmentSystem dpupr = city.department("dpupr");
        DepartmentSystem dlh = city.department("dlh");
        DepartmentSystem bpbd = city.department("bpbd")) {
      JsonNode first = DepartmentSystem.json(dpupr.workOrder(ticket));
      JsonNode second = DepartmentSystem.json(dlh.workOrder(ticket));
      assertThat(first.path("department").asText()).isEqualTo("DPUPR");
      assertThat(second.path("department").asText()).isEqualTo("DLH");
      assertThat(second.path("workOrderId")).isNotEqualTo(first.path("workOrderId"));
      assertThat(second.path("text").asText()).contains("Jalan berlubang");
      assertThat(second.path("note").asText()).contains(WHY, "Penanggung jawab: DPUPR");
      assertThat(second.at("/explanation/rule").asText())
          .isEqualTo("tembusan untuk OPD pada barisnya di copies.csv");
      assertThat(bpbd.queued(ticket)).isZero();
    }
    JsonNode shown = city.citizen().look(ticket);
    assertThat(shown.at("/department/code").asText()).isEqualTo("DPUPR");
    assertThat(shown.path("copies").findValuesAsText("code")).containsExactly("DLH");
    assertThat(shown.at("/copies/0/why").asText()).isEqualTo(WHY);
    assertThat(shown.at("/copies/0/department").has("delivery")).isFalse();
    assertThat(city.history(ticket)).containsOnlyOnce("copied");
    assertThat(city.operator().open("/live-room/laporan/" + ticket).html())
        .contains("Juga ke", "Dinas Lingkungan Hidup", WHY);
  }

  @Test
  void whatTheSecondAnswersMovesItsOwnOrderAlone() throws Exception {
    String ticket = aDamagedRoad();
    try (DepartmentSystem dlh = city.department("dlh")) {
      dlh.workOrder(ticket);
      dlh.answer(ticket, "ACKNOWLEDGED");
      await().until(() -> copy(ticket).equals("ACKNOWLEDGED"));
      String asked = dlh.answer(ticket, "NEEDS_INFO");
      assertThat(dlh.refused(asked).getStringProperty("laksa_reason"))
          .isEqualTo("illegal-transition");
      String done = UUID.randomUUID().toString();
      String photo = evidence(dlh, ticket);
      dlh.answerAs(done, ticket, "RESOLVED", photo);
      await().until(() -> copy(ticket).equals("RESOLVED"));
      dlh.answerAs(done, ticket, "RESOLVED", photo);
      String after = dlh.answer(ticket, "RETURNED");
      assertThat(dlh.refused(after).getStringProperty("laksa_reason"))
          .isEqualTo("illegal-transition");
    }
    assertThat(city.citizen().look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(city.history(ticket).stream().filter("copy-answered"::equals)).hasSize(2);
  }

  @Test
  void thatItsWorkIsDoneTheSecondMustShowToo() throws Exception {
    String ticket = aDamagedRoad();
    await().until(() -> copy(ticket).equals("DISPATCHED"));
    try (DepartmentSystem dlh = city.department("dlh");
        DepartmentSystem dpupr = city.department("dpupr");
        DepartmentSystem dishub = city.department("dishub")) {
      assertThat(reason(dlh, dlh.answer(ticket, "RESOLVED"))).isEqualTo("evidence-missing");
      String firsts = evidence(dpupr, ticket);
      assertThat(reason(dlh, dlh.answer(ticket, "RESOLVED", firsts))).isEqualTo("evidence-refused");
      assertThat(upload(dishub, ticket).status()).isEqualTo(403);
      assertThat(copy(ticket)).isEqualTo("DISPATCHED");
      String own = evidence(dlh, ticket);
      assertThat(photo(own, dlh)).isEqualTo(200);
      assertThat(photo(own, dishub)).isEqualTo(404);
      assertThat(photo(firsts, dlh)).isEqualTo(404);
      dlh.answer(ticket, "RESOLVED", own);
      await().until(() -> copy(ticket).equals("RESOLVED"));
      JsonNode shown = city.citizen().look(ticket);
      assertThat(shown.path("evidence").findValuesAsText("url"))
          .singleElement()
          .asString()
          .contains(own);
      assertThat(shown.path("status").asText()).isEqualTo("DISPATCHED");
    }
  }

  @Test
  void proofThatOnlyAnOperatorCanTakeWaitsForHisWaiverWithNameAndReason() throws Exception {
    String ticket = anIdentityCard();
    try (DepartmentSystem dinsos = city.department("dinsos")) {
      dinsos.answer(ticket, "RESOLVED");
      await().until(() -> copy(ticket).equals("IN_PROGRESS"));
    }
    assertThat(section("proposed-copies")).contains(ticket, "Dinas Sosial");
    OperatorBrowser operator = city.operator();
    Page page = operator.open("/live-room/laporan/" + ticket);
    assertThat(page.html()).contains("menyatakan tugasnya selesai", door(ticket));
    assertThat(operator.submit(page, door(ticket), Map.of("waiver", " ")).html())
        .contains("id=\"waiver-DINSOS-wrong\"", "Tulis alasannya");
    Map<String, String> reason = Map.of("waiver", "Sudah didampingi ke loket");
    assertThat(operator.submit(page, door(ticket), reason).status()).isEqualTo(303);
    assertThat(copy(ticket)).isEqualTo("RESOLVED");
    assertThat(operator.submit(page, door(ticket), reason).status()).isEqualTo(409);
    JsonNode shown = city.citizen().look(ticket);
    assertThat(shown.path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(shown.path("history").findValuesAsText("text")).contains(reason.get("waiver"));
    assertThat(city.history(ticket)).endsWith("copy-answered", "copy-answered");
    assertThat(operator.open("/live-room/laporan/" + ticket).html())
        .contains("Petugas operator", reason.get("waiver"))
        .doesNotContain(door(ticket));
    assertThat(section("proposed-copies")).doesNotContain(ticket);
  }

  @Test
  void aPhotoThatWaitsForTheOperatorIsShownWhenHeHasTakenIt() throws Exception {
    String ticket = city.complaint("Sampah menumpuk #sampah");
    await().until(() -> copy(ticket).equals("DISPATCHED"));
    try (DepartmentSystem dinsos = city.department("dinsos")) {
      String photo = evidence(dinsos, ticket);
      dinsos.answer(ticket, "RESOLVED", photo);
      await().until(() -> section("proposed-copies").contains(ticket));
      assertThat(city.citizen().look(ticket).path("evidence")).isEmpty();
      OperatorBrowser operator = city.operator();
      Page page = operator.open("/live-room/laporan/" + ticket);
      assertThat(page.html()).contains("/live-room/photos/" + photo);
      operator.submit(page, door(ticket), Map.of("waiver", "Terlihat cukup"));
      assertThat(city.citizen().look(ticket).at("/evidence/0/url").asText()).contains(photo);
    }
  }

  @Test
  void whatTheSecondDidNotSayIsDoneNobodyCanWaive() {
    String ticket = anIdentityCard();
    OperatorBrowser operator = city.operator();
    Page page = operator.open("/live-room/laporan/" + ticket);
    assertThat(page.html()).doesNotContain(door(ticket));
    assertThat(operator.submit(page, door(ticket), Map.of("waiver", "Beres")).status())
        .isEqualTo(409);
    assertThat(copy(ticket)).isEqualTo("DISPATCHED");
  }

  @Test
  void anOrderThatTheSecondsSystemDoesntTakeIsEscalatedLikeTheFirsts() throws Exception {
    String ticket = aDamagedRoad();
    try (DepartmentSystem dlh = city.department("dlh")) {
      Message order = dlh.hold(ticket);
      order.setIntProperty("JMS_AMQP_ACK_TYPE", REJECTED);
      order.acknowledge();
    }
    await().until(() -> city.history(ticket).contains("copy-escalated"));
    assertThat(city.history(ticket))
        .containsOnlyOnce("order-undeliverable")
        .containsOnlyOnce("copy-escalated")
        .doesNotContain("escalated");
    assertThat(section("undeliverable")).contains(ticket, "Dinas Lingkungan Hidup");
  }

  @Test
  void whoHasNoOrderIsRefusedAsBefore() throws Exception {
    String ticket = aDamagedRoad();
    try (DepartmentSystem dishub = city.department("dishub")) {
      String update = dishub.answer(ticket, "ACKNOWLEDGED");
      assertThat(dishub.refused(update).getStringProperty("laksa_reason")).isEqualTo("not-yours");
    }
  }

  @Test
  void itsOwnDeadlinesPassAndAreToldToItsOwnPeopleAndInTheLiveRoom() throws Exception {
    String ticket = aDamagedRoad();
    await().until(() -> copy(ticket).equals("DISPATCHED"));
    assertThat(section("late-copies")).doesNotContain(ticket);
    city.clock().advance(Duration.ofDays(30));
    await().until(() -> city.history(ticket).contains("copy-escalated"));
    assertThat(city.history(ticket)).contains("copy-deadline-passed", "deadline-passed");
    try (DepartmentSystem dlh = city.department("dlh")) {
      JsonNode escalation = DepartmentSystem.json(dlh.escalation(ticket));
      assertThat(escalation.path("department").asText()).isEqualTo("DLH");
    }
    assertThat(city.liveRoom()).contains("tembusan lewat tenggat");
    assertThat(section("late-copies")).contains(ticket, "Dinas Lingkungan Hidup");
    assertThat(city.operator().open("/live-room/laporan/" + ticket).html()).contains("TERLAMBAT");
    assertThat(city.citizen().look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
  }

  @Test
  void whileTheReporterIsAskedTheSecondsClockStandsTooAndIsAsMuchLaterAfterwards()
      throws Exception {
    String ticket = aDamagedRoad();
    await().until(() -> copy(ticket).equals("DISPATCHED"));
    Instant before = resolveBy(ticket, "/copies/0/resolveBy");
    try (DepartmentSystem dpupr = city.department("dpupr")) {
      dpupr.answer(ticket, "NEEDS_INFO");
      await().until(() -> city.citizen().look(ticket).path("clock").asText().equals("paused"));
      city.clock().advance(Duration.ofHours(49));
      dpupr.answer(ticket, "IN_PROGRESS");
      await().until(() -> city.citizen().look(ticket).path("clock").asText().equals("running"));
    }
    assertThat(resolveBy(ticket, "/copies/0/resolveBy"))
        .isAfter(before)
        .isEqualTo(resolveBy(ticket, "/resolveBy"));
  }

  @Test
  void aHolidayThatIsAddedMovesTheSecondsDeadlineLikeTheFirsts() throws Exception {
    String ticket = aDamagedRoad();
    await().until(() -> copy(ticket).equals("DISPATCHED"));
    Instant before = resolveBy(ticket, "/copies/0/resolveBy");
    assertThat(before).isEqualTo(resolveBy(ticket, "/resolveBy"));
    // Offices work on local holidays (conf/calendars/kantor.yaml), and rest on national ones.
    aHoliday(before.atZone(JAKARTA).toLocalDate());
    await().until(() -> city.history(ticket).contains("copy-rescheduled"));
    assertThat(city.history(ticket)).containsOnlyOnce("rescheduled", "copy-rescheduled");
    assertThat(resolveBy(ticket, "/copies/0/resolveBy"))
        .isAfter(before)
        .isEqualTo(resolveBy(ticket, "/resolveBy"));
  }

  private static void aHoliday(LocalDate day) throws IOException {
    String header = "date,kind,name,source\n";
    city.reload("conf/holidays.csv", header, header + day + ",national,Pilkada,Keppres\n");
  }

  private static Instant resolveBy(String ticket, String pointer) {
    return OffsetDateTime.parse(city.citizen().look(ticket).at(pointer).asText()).toInstant();
  }

  private static String aDamagedRoad() {
    // By day, whatever the other tests did to the clock.
    while (!city.clock().instant().toString().contains("T02:")) {
      city.clock().advance(Duration.ofHours(1));
    }
    return city.complaint("Jalan berlubang #jalanrusak");
  }

  private static String anIdentityCard() {
    String ticket = city.complaint("KTP saya belum jadi #ktp");
    await().until(() -> copy(ticket).equals("DISPATCHED"));
    return ticket;
  }

  private static String door(String ticket) {
    return "/live-room/laporan/" + ticket + "/tembusan/DINSOS/selesai";
  }

  private static String reason(DepartmentSystem department, String update) throws JMSException {
    return department.refused(update).getStringProperty("laksa_reason");
  }

  private static String evidence(DepartmentSystem department, String ticket) {
    Answer answer = upload(department, ticket);
    assertThat(answer.status()).describedAs("%s", answer.body()).isEqualTo(201);
    return answer.body().path("evidenceId").asText();
  }

  private static Answer upload(DepartmentSystem department, String ticket) {
    byte[] photo = Photographs.ofAStreet(Objects.hash(department, ticket));
    return city.citizen()
        .postForm(
            "/opd/v1/evidence",
            List.of(Part.photo(photo), Part.field("ticket", ticket)),
            department.basicAuth());
  }

  private static int photo(String id, DepartmentSystem department) {
    return city.citizen().get("/photos/" + id, department.basicAuth()).status();
  }

  /** What the Live Room's first page has under a heading. */
  private static String section(String heading) {
    String page = city.liveRoom();
    int from = page.indexOf("<h2 id=\"" + heading + "\">");
    return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
  }

  private static String copy(String ticket) {
    return city.citizen().look(ticket).at("/copies/0/status").asText();
  }
}
