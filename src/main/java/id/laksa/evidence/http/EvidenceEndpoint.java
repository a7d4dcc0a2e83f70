package id.laksa.evidence.http;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.TicketNumber;
import id.laksa.department.Department;
import id.laksa.evidence.Finding;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.jdbc.EvidenceShelf;
import id.laksa.evidence.jdbc.EvidenceShelf.Kept;
import id.laksa.evidence.jdbc.PhotoTable;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.MultipartForm;
import id.laksa.http.MultipartForm.Part;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.Problem.Kind;
import id.laksa.login.http.BasicDoor;
import id.laksa.login.http.BasicDoor.Caller;
import id.laksa.refusal.Attempt;
import id.laksa.refusal.RefusedAttempts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code POST /opd/v1/evidence}: a department uploads the photo of the finished work. */
public final class EvidenceEndpoint {
  private static final int LONGEST_TICKET = 64;
  private final BasicDoor auth;
  private final Function<String, Optional<Department>> departmentByUser;
  private final PhotoSanitizer sanitizer;
  private final PhotoTable photos;
  private final EvidenceShelf shelf;
  private final RefusedAttempts refusals;
  private final Answers answers;
  private final Path scratch;

  /** The answer as JSON. */
  record Uploaded(String evidenceId, String sha256, List<Checked> findings) {}

  /** A finding as JSON. */
  record Checked(
      String check, String result, @Nullable Double figure, @Nullable Double limit, String detail) {
    static Checked of(Finding finding) {
      String result = finding.result().name().toLowerCase(Locale.ROOT);
      return new Checked(
          finding.check().slug(), result, finding.figure(), finding.limit(), finding.detail());
    }
  }

  /** What the endpoint works with. */
  public record Tools(
      PhotoSanitizer sanitizer, PhotoTable photos, EvidenceShelf shelf, RefusedAttempts refusals) {}

  /**
   * Wires the endpoint.
   *
   * @param scratch where uploads lie while they are read
   */
  public EvidenceEndpoint(
      BasicDoor auth,
      Function<String, Optional<Department>> departmentByUser,
      Tools tools,
      Answers answers,
      Path scratch) {
    this.auth = auth;
    this.departmentByUser = departmentByUser;
    this.sanitizer = tools.sanitizer;
    this.photos = tools.photos;
    this.shelf = tools.shelf;
    this.refusals = tools.refusals;
    this.answers = answers;
    this.scratch = scratch;
  }

  /**
   * Takes one photo for one ticket.
   *
   * @param body the spooled form
   * @throws IOException if the disk fails
   */
  public HttpAnswer upload(
      @Body @Nullable Object body,
      @Header("Content-Type") @Nullable String contentType,
      @Header("Authorization") @Nullable String authorization,
      @Variable("source") @Nullable String source)
      throws IOException {
    Caller caller = auth.caller(authorization, source);
    if (caller instanceof Caller.Guesser guesser) {
      return guesser.answer(answers);
    }
    Optional<Department> sender = caller.user().flatMap(departmentByUser);
    if (sender.isEmpty()) {
      refusals.note(Attempt.UPLOAD_WITHOUT_LOGIN, null);
      return answers
          .problem(Kind.UNAUTHORIZED, "This needs a department's user and password.")
          .with("WWW-Authenticate", "Basic realm=\"LAKSA OPD\", charset=\"UTF-8\"");
    }
    if (!(body instanceof File file) || contentType == null) {
      return answers.problem(Kind.UNSUPPORTED_MEDIA_TYPE, "Send multipart/form-data.");
    }
    return read(file.toPath(), contentType, sender.get());
  }

  private HttpAnswer read(Path body, String contentType, Department sender) throws IOException {
    try (MultipartForm form = MultipartForm.read(body, contentType, scratch)) {
      return form == null ? wrong("body", "is not a readable multipart form") : take(form, sender);
    }
  }

  private HttpAnswer take(MultipartForm form, Department sender) throws IOException {
    Part photo = only(form, "photo");
    Part ticketPart = only(form, "ticket");
    if (photo == null || form.parts().size() != 2) {
      return wrong("photo", "must be there once, beside ticket and nothing else");
    }
    if (ticketPart == null || ticketPart.size() > LONGEST_TICKET) {
      return wrong("ticket", "must be there once");
    }
    String typed = Files.readString(ticketPart.file(), StandardCharsets.ISO_8859_1);
    Optional<Complaint> complaint = TicketNumber.parse(typed).flatMap(photos::complaint);
    if (complaint.isEmpty()) {
      refusals.note(Attempt.UPLOAD_FOR_UNKNOWN_TICKET, sender.code());
      return answers.problem(Kind.NOT_FOUND, "There is no complaint with this ticket number.");
    }
    if (!photos.concerns(complaint.get(), sender)) {
      refusals.note(Attempt.UPLOAD_FOR_ANOTHERS_TICKET, sender.code());
      return answers.problem(Kind.FORBIDDEN, "This complaint is another department's.");
    }
    PhotoResult result = sanitizer.sanitize(photo.file(), sender.user());
    if (result instanceof PhotoResult.Busy) {
      return answers.photosBusy();
    }
    if (result instanceof PhotoResult.Refused refused) {
      String detail = refused.reason().code() + ": " + refused.sentence();
      return answers.problem(
          Kind.PHOTO_REFUSED,
          "The photo can't be taken.",
          List.of(new FieldError("photo", detail)));
    }
    return keep((PhotoResult.Sanitized) result, complaint.get(), sender);
  }

  private HttpAnswer keep(PhotoResult.Sanitized photo, Complaint complaint, Department sender) {
    Kept kept = shelf.keep(photo, complaint, sender);
    List<Checked> findings = kept.findings().stream().map(Checked::of).toList();
    return answers.json(201, new Uploaded(kept.id(), kept.sha256(), findings));
  }

  private HttpAnswer wrong(String field, String detail) {
    return answers.problem(
        Kind.INVALID_REQUEST, "Nothing was kept.", List.of(new FieldError(field, detail)));
  }

  private static @Nullable Part only(MultipartForm form, String name) {
    List<Part> named = form.parts().stream().filter(part -> part.name().equals(name)).toList();
    return named.size() == 1 ? named.get(0) : null;
  }
}
