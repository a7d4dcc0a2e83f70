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
      return cases.page(
          409, member, file, new Told(form, "", "", text("field.update.expired"), null));
    }
    String wrong = form.wrong(cases.texts());
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
      return cases.pageNow(
          202, member, file, new Told(form, token, "", text("field.update.sent"), null));
    }
    if (outcome instanceof FieldUpdateOutcome.Away) {
      return cases
          .page(503, member, file, new Told(form, token, "", text("field.update.away"), null))
          .with("Retry-After", "5");
    }
    return cases.leadOn(member, file);
  }

  /** The sentence without the names that are for programs. */
  private String sentence(FieldUpdateOutcome.Refused refused) {
    return refused.reason().equals("illegal-transition")
        ? text("field.update.changed")
        : refused.sentence().replaceAll("(^| )[a-z]+(?:-[a-z]+)+: | \\(evidence\\)", "$1");
  }

  private String text(String key) {
    return cases.texts().text(key);
  }
}
