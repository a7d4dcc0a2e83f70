package id.laksa.reporter.http;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.TicketNumber;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.MultipartForm;
import id.laksa.http.MultipartForm.Part;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.Problem.Kind;
import id.laksa.http.Source;
import id.laksa.intake.IntakeResult;
import id.laksa.intake.http.PhotoIntake;
import id.laksa.refusal.Attempt;
import id.laksa.refusal.RefusedAttempts;
import id.laksa.reporter.Answer;
import id.laksa.reporter.jdbc.AnswerLedger;
import id.laksa.reporter.jdbc.EmergencyCalls;
import id.laksa.tracking.http.TrackingEndpoint;
import id.laksa.tracking.http.TrackingEndpoint.Emergency;
import io.vertx.core.buffer.Buffer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/complaints/{ticket}/answers}: only the reporter has the key. */
public final class AnswerEndpoint {
  private static final int MOST_PHOTOS = 3;
  private static final int LONGEST_JSON = 1_048_576;
  private final Identity identity;
  private final AnswerLedger ledger;
  private final EmergencyCalls calls;
  private final String notice112;
  private final TrackingEndpoint tracking;
  private final Answers answers;
  private final Uploads uploads;
  private final RefusedAttempts refusals;
  private final AnswerJson reader = new AnswerJson();

  /**
   * How photos come in.
   *
   * @param scratch where uploads lie while they are read
   */
  public record Uploads(PhotoIntake photos, Path scratch) {}

  /** An answer of the reporter's that is being taken. */
  private record Said(
      TicketNumber ticket,
      UUID id,
      @Nullable Object language,
      @Nullable String authorization,
      String source) {}

  /**
   * Where answers go.
   *
   * @param notice112 what whoever tells of an emergency is told, in Indonesian
   */
  public record Desk(AnswerLedger ledger, EmergencyCalls calls, String notice112) {}

  /** Wires the endpoint. */
  public AnswerEndpoint(
      Identity identity,
      Desk desk,
      TrackingEndpoint tracking,
      Answers answers,
      Uploads uploads,
      RefusedAttempts refusals) {
    this.identity = identity;
    this.ledger = desk.ledger;
    this.calls = desk.calls;
    this.notice112 = desk.notice112;
    this.tracking = tracking;
    this.answers = answers;
    this.uploads = uploads;
    this.refusals = refusals;
  }

  /**
   * Takes an answer; shows the complaint as it stands afterwards.
   *
   * @param body a Vert.x buffer for JSON, a file for multipart; null when empty
   * @param source the address it comes from, as the server says it
   * @throws IOException if the disk fails
   */
  public HttpAnswer take(
      @Body @Nullable Object body,
      @Header("ticket") String typed,
      @Header("Content-Type") @Nullable String contentType,
      @Header("Authorization") @Nullable String authorization,
      @Header("Accept-Language") @Nullable Object language,
      @Variable("source") @Nullable String source)
      throws IOException {
    Optional<TicketNumber> ticket = identity.ours(typed);
    Optional<UUID> id = ticket.flatMap(ledger::idOf);
    if (id.isEmpty()) {
      return unknown();
    }
    if (!isReporter(id.get(), authorization)) {
      refusals.note(Attempt.ANSWER_WITHOUT_KEY, null);
      return answers
          .problem(Kind.UNAUTHORIZED, "Only the reporter, by his answerKey, can answer.")
          .with("WWW-Authenticate", "Bearer realm=\"LAKSA\"");
    }
    Said said = new Said(ticket.get(), id.get(), language, authorization, Source.of(source));
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    if (contentType != null
        && body instanceof File file
        && type.startsWith("multipart/form-data")) {
      return takeForm(said, file.toPath(), contentType);
    }
    if (type.equals("application/json") || type.startsWith("application/json;")) {
      byte[] json = body instanceof Buffer bytes ? bytes.getBytes() : new byte[0];
      return takeJson(said, json, List.of());
    }
    return answers.problem(
        Kind.UNSUPPORTED_MEDIA_TYPE, "Send application/json or multipart/form-data.");
  }

  private HttpAnswer takeForm(Said said, Path body, String contentType) throws IOException {
    try (MultipartForm form = MultipartForm.read(body, contentType, uploads.scratch)) {
      if (form == null) {
        return wrong(List.of(new FieldError("body", "is not a readable multipart form")));
      }
      List<Part> pictures = named(form, "photo");
      List<Part> answer = named(form, "answer");
      if (answer.size() != 1 || answer.get(0).size() > LONGEST_JSON) {
        return wrong(
            List.of(new FieldError("answer", "must be there once, with at most 1 MiB of JSON")));
      }
      if (pictures.size() > MOST_PHOTOS || form.parts().size() > pictures.size() + 1) {
        return wrong(
            List.of(new FieldError("body", "takes answer, at most 3 times photo, nothing else")));
      }
      return takeJson(said, Files.readAllBytes(answer.get(0).file()), pictures);
    }
  }

  private HttpAnswer takeJson(Said said, byte[] json, List<Part> pictures) {
    AnswerJson.Reading reading = reader.read(json);
    Answer answer = reading.answer();
    if (answer == null) {
      return wrong(reading.errors());
    }
    if (!pictures.isEmpty() && !answer.kind().takesPhotos()) {
      return wrong(List.of(new FieldError("photo", "goes with REOPENED and INFORMATION only")));
    }
    // Nothing is put on the disk for an answer that can't be.
    if (!pictures.isEmpty() && !ledger.allows(said.ticket, answer.kind())) {
      return outcome(said, answer);
    }
    PhotoIntake.Kept kept = uploads.photos.keep(pictures, said.source);
    if (kept.busy()) {
      return answers.photosBusy();
    }
    if (!kept.errors().isEmpty()) {
      return answers.problem(Kind.PHOTO_REFUSED, "A photo can't be taken.", kept.errors());
    }
    return outcome(
        said,
        answer.with(
            kept.sha256().stream()
                .map(sha256 -> new PhotoRef(identity.claimId("photo", said.id, sha256), sha256))
                .toList()));
  }

  /** An emergency is heard before anything else; a question that it doesn't answer stays. */
  private HttpAnswer outcome(Said said, Answer answer) {
    Optional<IntakeResult> call = calls.hear(said.ticket, answer, Channel.APP);
    if (call.isEmpty()) {
      return recorded(said, answer);
    }
    if (call.get() instanceof IntakeResult.Overloaded
        || call.get() instanceof IntakeResult.LedgerAway) {
      return answers.problem(
          Kind.UNAVAILABLE, "The emergency can't be taken now. Send the same again; call 112.");
    }
    if (answer.kind() != Answer.Kind.INFORMATION) {
      ledger.take(said.ticket, answer);
    }
    return tracking.show(
        said.ticket.value(), said.language, said.authorization, emergency(call.get()));
  }

  private Emergency emergency(IntakeResult call) {
    if (call instanceof IntakeResult.Accepted accepted) {
      return new Emergency(notice112, accepted.complaint().ticket().value(), accepted.answerKey());
    }
    // The same words came before, with other photos: that one stands, and its receipt was given.
    return call instanceof IntakeResult.Spooled spooled
        ? new Emergency(notice112, spooled.ticket().value(), spooled.answerKey())
        : new Emergency(notice112, null, null);
  }

  private HttpAnswer recorded(Said said, Answer answer) {
    return switch (ledger.take(said.ticket, answer)) {
      case RECORDED -> tracking.show(said.ticket.value(), said.language, said.authorization);
      case UNKNOWN_TICKET -> unknown();
      case NOT_POSSIBLE_NOW, ANOTHER_ROUND ->
          answers.problem(
              Kind.CONFLICT, answer.kind() + " is not possible in the complaint's present status.");
      case TOO_LATE ->
          answers.problem(
              Kind.CONFLICT,
              "The complaint was closed and its time to be answered is over. Send a new one.");
      case TOO_MANY_PHOTOS ->
          answers.problem(Kind.CONFLICT, "The complaint has as many photos as it can take.");
    };
  }

  private boolean isReporter(UUID complaintId, @Nullable String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        && KeyedHash.same(identity.answerKeyOf(complaintId), authorization.substring(7).strip());
  }

  private static List<Part> named(MultipartForm form, String name) {
    return form.parts().stream().filter(part -> part.name().equals(name)).toList();
  }

  private HttpAnswer wrong(List<FieldError> errors) {
    return answers.problem(Kind.INVALID_REQUEST, "Nothing was changed.", errors);
  }

  private HttpAnswer unknown() {
    return answers.problem(Kind.NOT_FOUND, "There is no complaint with this ticket number.");
  }
}
