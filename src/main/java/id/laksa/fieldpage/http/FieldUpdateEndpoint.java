package id.laksa.fieldpage.http;

import id.laksa.department.Department;
import id.laksa.fieldpage.FieldUpdateOutcome;
import id.laksa.fieldpage.UpdateForm;
import id.laksa.fieldpage.http.FieldCases.Told;
import id.laksa.fieldpage.http.Staff.Member;
import id.laksa.fieldpage.jdbc.FieldDesk;
import id.laksa.fieldpage.jms.DepartmentLine;
import id.laksa.followup.FollowUp;
import id.laksa.http.HttpAnswer;
import id.laksa.http.WebForm;
import id.laksa.liveroom.ComplaintFile;
import id.laksa.web.FormTokens;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.jspecify.annotations.Nullable;

/** {@code POST /opd/laporan/{ticket}/tindak-lanjut}: field staff says what a system would say. */
public final class FieldUpdateEndpoint {
  private static final String SENT =
      "Sudah terkirim, tetapi belum diproses. Tidak perlu mengisi lagi: kirim ulang formulir yang"
          + " sama atau muat ulang halaman ini sebentar lagi.";
  private static final String AWAY =
      "Antrean pesan sedang tidak dapat dihubungi. Tidak ada yang hilang: isian Anda masih ada di"
          + " bawah ini. Kirim lagi sebentar lagi; terkirim dua kali tetap dihitung satu.";
  private static final String EXPIRED =
      "Formulir ini sudah kedaluwarsa. Periksa isian Anda, lalu kirim lagi.";
  private static final String CHANGED =
      "Laporan ini sudah berubah sejak halaman dibuka, jadi tindakan itu tidak dapat dilakukan."
          + " Tidak ada yang diubah; keadaannya sekarang ada di bawah ini.";
  private final CaseDoor door;
  private final FieldCases cases;
  private final FieldDesk desk;
  private final DepartmentLine line;
  private final FormTokens tokens;
  private final InstantSource time;

  /** Wires the endpoint. */
  public FieldUpdateEndpoint(
      CaseDoor door,
      FieldCases cases,
      FieldDesk desk,
      DepartmentLine line,
      FormTokens tokens,
      InstantSource time) {
    this.door = door;
    this.cases = cases;
    this.desk = desk;
    this.line = line;
    this.tokens = tokens;
    this.time = time;
  }

  /** Sends a follow-up and tells what became of it. */
  public HttpAnswer say(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return door.taken(headers, body, typed, this::say);
  }

  private HttpAnswer say(Member member, ComplaintFile file, WebForm sent) {
    UpdateForm form =
        new UpdateForm(
            sent.text("kind"),
            // PostgreSQL keeps any character but this one; browsers end lines in two.
            sent.text("text").replace("\0", "").replace("\r\n", "\n"),
            sent.text("document"),
            sent.fields().getOrDefault("evidence", List.of()));
    String token = sent.text("nonce");
    String nonce = tokens.nonceOf(token, time.instant()).orElse("");
    if (nonce.isEmpty()) {
      return cases.page(409, member, file, new Told(form, "", "", EXPIRED, null));
    }
    String wrong = form.wrong();
    if (wrong != null) {
      return cases.page(400, member, file, new Told(form, token, "", wrong, null));
    }
    Department department = member.department();
    FollowUp followUp = form.followUp(file.complaint().ticket(), nonce);
    FieldUpdateOutcome outcome =
        line.say(
            department, followUp, () -> desk.isRecorded(department.code(), followUp.updateId()));
    if (outcome instanceof FieldUpdateOutcome.Refused refused) {
      return cases.pageNow(409, member, file, new Told(form, "", "", sentence(refused), null));
    }
    if (outcome instanceof FieldUpdateOutcome.Waiting) {
      return cases.pageNow(202, member, file, new Told(form, token, "", SENT, null));
    }
    if (outcome instanceof FieldUpdateOutcome.Away) {
      return cases
          .page(503, member, file, new Told(form, token, "", AWAY, null))
          .with("Retry-After", "5");
    }
    return cases.leadOn(member, file);
  }

  /** The sentence without the names that are for programs. */
  private static String sentence(FieldUpdateOutcome.Refused refused) {
    return refused.reason().equals("illegal-transition")
        ? CHANGED
        : refused.sentence().replaceAll("(^| )[a-z]+(?:-[a-z]+)+: | \\(evidence\\)", "$1");
  }
}
