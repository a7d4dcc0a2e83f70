package id.laksa.fieldpage.http;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.Reporter;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.jdbc.EvidenceShelf;
import id.laksa.fieldpage.ReporterBook;
import id.laksa.fieldpage.UpdateForm;
import id.laksa.fieldpage.http.FieldCases.Told;
import id.laksa.fieldpage.http.Staff.Member;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.http.WebForm;
import id.laksa.liveroom.ComplaintFile;
import id.laksa.login.http.InnerPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code /opd/laporan/{ticket}}: one complaint, its photos, and who reported it. */
public final class FieldComplaintEndpoint {
  private final CaseDoor door;
  private final InnerPages pages;
  private final FieldCases cases;
  private final ReporterBook reporters;
  private final PhotoSanitizer sanitizer;
  private final EvidenceShelf shelf;

  /** Wires the endpoint. */
  public FieldComplaintEndpoint(
      CaseDoor door,
      InnerPages pages,
      FieldCases cases,
      ReporterBook reporters,
      PhotoSanitizer sanitizer,
      EvidenceShelf shelf) {
    this.door = door;
    this.pages = pages;
    this.cases = cases;
    this.reporters = reporters;
    this.sanitizer = sanitizer;
    this.shelf = shelf;
  }

  /** Shows a complaint. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed,
      @Variable("query") @Nullable String query) {
    return door.shown(
        headers, typed, (member, file) -> cases.page(200, member, file, told(Query.of(query))));
  }

  /** Takes a photo of finished work; the same one again changes nothing. */
  public HttpAnswer upload(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return door.taken(headers, body, typed, this::upload);
  }

  /** Shows who reported, where the reporter allows it. */
  public HttpAnswer reveal(
      @Body @Nullable Object body,
      @Headers Map<String, Object> headers,
      @Header("ticket") String typed)
      throws IOException {
    return door.taken(
        headers,
        body,
        typed,
        (member, file, form) ->
            isRevealed(file.complaint())
                ? reveal(member, file, form.text("why").replace("\0", "").strip())
                : pages.unknown());
  }

  private static boolean isRevealed(Complaint complaint) {
    return !complaint.said().anonymous() && complaint.status().isAtDepartment();
  }

  private HttpAnswer tooMany(Member member, ComplaintFile file) {
    return problem(503, member, file, text("field.photo.busy")).with("Retry-After", "5");
  }

  private HttpAnswer reveal(Member member, ComplaintFile file, String why) {
    if (why.isEmpty() || why.length() > ReporterBook.LONGEST_REASON) {
      return problem(400, member, file, text("field.reporter.why"));
    }
    Reporter reporter = reporters.show(file.complaint().ticket(), member.department().user(), why);
    return cases.page(
        200, member, file, new Told(UpdateForm.EMPTY, "", "", "", CaseModel.reporter(reporter)));
  }

  private HttpAnswer upload(Member member, ComplaintFile file, WebForm form) {
    if (!file.complaint().status().isAtDepartment()) {
      return problem(409, member, file, text("field.photo.too-late"));
    }
    if (form.files().isEmpty()) {
      return problem(400, member, file, text("field.photo.none"));
    }
    Path photo = form.files().get(0).file();
    PhotoResult result = sanitizer.sanitize(photo, member.department().user());
    if (result instanceof PhotoResult.Busy) {
      return tooMany(member, file);
    }
    if (result instanceof PhotoResult.Refused refused) {
      return problem(400, member, file, refused.sentence() + " " + text("field.photo.another"));
    }
    shelf.keep((PhotoResult.Sanitized) result, file.complaint(), member.department());
    return HttpAnswer.seeOther(FieldCases.pathOf(file.complaint()) + "?kabar=foto#bukti");
  }

  /** From an address that anybody may have written: only what we would say ourselves. */
  private Told told(Query query) {
    return Told.done(
        switch (query.get("kabar")) {
          case "foto" -> text("field.photo.kept");
          case "tercatat" -> text("field.update.recorded");
          default -> "";
        });
  }

  private HttpAnswer problem(int status, Member member, ComplaintFile file, String sentence) {
    return cases.page(status, member, file, Told.problem(sentence));
  }

  private String text(String key) {
    return cases.texts().text(key);
  }
}
