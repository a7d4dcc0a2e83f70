package id.laksa.notification;

import static id.laksa.complaint.Complaints.aFloodComplaint;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.rulebook.RuleBook;
import id.laksa.texts.Messages;
import id.laksa.texts.Messages.Language;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {
  private static final Path CONF = Path.of("conf");
  private final Messages messages = Messages.load(CONF);
  private final MessageTexts wording = new MessageTexts(messages, ZoneId.of("Asia/Jakarta"));
  private final Notices notices =
      new Notices(wording, () -> RuleBook.departments(CONF), "https://laksa.example");

  static Stream<EventType> told() {
    return Arrays.stream(EventType.values()).filter(EventType::reachesReporter);
  }

  @ParameterizedTest
  @MethodSource("told")
  void everyEventThatReachesTheReporterIsWordedWhole(EventType event) {
    for (int seq : new int[] {3, 4}) {
      Notice notice = of(event, seq, "Kata dinas");
      assertThat(notice.text()).isNotBlank().doesNotContain("{", "}", "notice.");
      assertThat(notice.news()).isNotBlank().doesNotContain("{", "}", "notice.");
      assertThat(notice.asksConfirmation()).isEqualTo(event == EventType.RESOLVED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"notice.", "whatsapp."})
  void bothLanguagesHaveTheSameTexts(String prefix) throws Exception {
    assertThat(keys("messages_en.properties", prefix))
        .isEqualTo(keys("messages_id.properties", prefix))
        .isNotEmpty();
    for (String key : keys("messages_en.properties", prefix)) {
      assertThat(blanks(Language.ENGLISH, key)).isEqualTo(blanks(Language.INDONESIAN, key));
    }
  }

  @Test
  void aReceiptNamesTicketDepartmentAndWhen() {
    String text = of(EventType.DISPATCHED, 3, null).text();
    assertThat(text)
        .contains(
            aFloodComplaint().ticket().value(),
            "Dinas Pekerjaan Umum",
            "Minggu, 22 November 2026 pukul 17.12 WIB",
            "https://laksa.example/lacak/" + aFloodComplaint().ticket());
  }

  @Test
  void anotherDepartmentOrRoundIsNoReceipt() {
    assertThat(of(EventType.DISPATCHED, 5, null).text()).contains("diteruskan ke");
    Complaint again = aFloodComplaint();
    again = again.at(again.state().nextRound(Status.DISPATCHED, again.state().clock()));
    assertThat(of(again, EventType.DISPATCHED, 8, null, null).text()).contains("dibuka kembali");
  }

  @Test
  void whatComesToTheOperatorsAgainIsNoReceipt() {
    assertThat(of(EventType.TRIAGED, 3, null).text()).contains("diterima");
    Notice again = of(EventType.TRIAGED, 14, null);
    assertThat(again.text()).contains("lebih dari sekali");
    assertThat(again.news()).contains("Dibuka kembali");
  }

  @Test
  void whatAnOperatorGivesToAnotherDepartmentIsSaidInASentenceAlsoInALaterRound() {
    Complaint flood = aFloodComplaint();
    Complaint again = flood.at(flood.state().nextRound(Status.DISPATCHED, flood.state().clock()));
    for (Complaint complaint : List.of(flood, again)) {
      Notice notice = of(complaint, EventType.DISPATCHED, 8, null, "reassigned");
      assertThat(notice.text())
          .startsWith("Petugas mengalihkan laporan " + flood.ticket() + " ke Dinas Pekerjaan Umum")
          .contains("target selesai")
          .doesNotContain("\n", "dibuka kembali");
      assertThat(notice.news()).startsWith("Petugas mengalihkannya ke Dinas Pekerjaan Umum");
    }
  }

  @Test
  void whatAnOperatorTakesFromADepartmentIsSaidInASentence() {
    Notice notice = of(EventType.RECALLED, 5, "Salah instansi");
    assertThat(notice.text())
        .startsWith("Petugas menarik laporan " + aFloodComplaint().ticket())
        .contains("Minggu, 22 November 2026 pukul 17.12 WIB")
        .doesNotContain("\n");
    assertThat(notice.news()).startsWith("Petugas menariknya");
  }

  @Test
  void aSecondDepartmentsOrderIsSaidInASentenceWhereAnOperatorDecidedIt() {
    Notice notice =
        notices.of(
            new Happening(
                aFloodComplaint(), EventType.COPIED, 5, Complaints.RECEIVED_AT, "x", "DLH", null),
            List.of());
    assertThat(notice.text())
        .contains("juga meneruskan laporan", "ke Dinas Lingkungan Hidup; Dinas Pekerjaan Umum")
        .endsWith("tetap bertanggung jawab.");
    assertThat(notice.news()).isEqualTo("Petugas juga meneruskannya ke Dinas Lingkungan Hidup.");
  }

  @Test
  void anEmergencyIsSentTo112First() {
    Complaint flood = aFloodComplaint();
    State s = flood.state();
    Complaint emergency =
        flood.at(
            new State(
                s.status(),
                s.category(),
                s.department(),
                Priority.EMERGENCY,
                s.round(),
                s.clock(),
                s.note(),
                s.explanation()));
    assertThat(of(emergency, EventType.DISPATCHED, 3, null, null).text())
        .startsWith("Keadaan darurat? Hubungi 112");
    assertThat(of(EventType.DISPATCHED, 3, null).text()).doesNotContain("112");
  }

  @Test
  void whatADepartmentSaysIsNoTemplateOfOurs() {
    String text = of(EventType.RESOLVED, 6, "Lihat {ticket} $1 \\ {x}").text();
    assertThat(text).endsWith("Lihat {ticket} $1 \\ {x}");
  }

  @Test
  void whateverADepartmentAsksHowToAnswerDoesNotFallOff() {
    String text = of(EventType.INFO_REQUESTED, 6, "😀".repeat(4_000)).text();
    assertThat(text).hasSizeLessThan(4_096).contains("Balas pesan ini").doesNotContain("?…");
    assertThat(UTF_8.newEncoder().canEncode(text)).isTrue();
  }

  @Test
  void nothingSaidIsADash() {
    assertThat(of(EventType.REJECTED, 6, " ").text()).endsWith("Alasan: -");
  }

  @Test
  void aLostTextIsItsKey() {
    assertThat(wording.text("sesuatu", Map.of())).isEqualTo("sesuatu");
    assertThat(wording.time(Instant.parse("2026-11-23T09:00:00Z")))
        .isEqualTo("Senin, 23 November 2026 pukul 16.00 WIB");
  }

  private Notice of(EventType event, int seq, @Nullable String said) {
    return of(aFloodComplaint(), event, seq, said, null);
  }

  private Notice of(
      Complaint then, EventType event, int seq, @Nullable String said, @Nullable String because) {
    return notices.of(
        new Happening(then, event, seq, Complaints.RECEIVED_AT, said, null, because), List.of());
  }

  private List<String> blanks(Language language, String key) {
    return java.util.regex.Pattern.compile("\\{\\w+}")
        .matcher(messages.text(language, key))
        .results()
        .map(java.util.regex.MatchResult::group)
        .sorted()
        .toList();
  }

  private static List<String> keys(String file, String prefix) throws Exception {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(CONF.resolve(file))) {
      texts.load(reader);
    }
    return texts.stringPropertyNames().stream()
        .filter(key -> key.startsWith(prefix))
        .sorted()
        .toList();
  }
}
