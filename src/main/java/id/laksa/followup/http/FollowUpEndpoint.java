package id.laksa.followup.http;

import id.laksa.followup.FollowUpDesk;
import id.laksa.followup.FollowUpOutcome;
import id.laksa.followup.FollowUpRefusal;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.Kind;
import id.laksa.login.http.DepartmentDoor;
import id.laksa.login.http.DepartmentDoor.Visitor;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /opd/v1/follow-ups}: a department answers as on {@code opd.updates}, and is told at
 * once what became of it.
 */
public final class FollowUpEndpoint {
  private static final String JSON = "application/json";
  private final DepartmentDoor door;
  private final FollowUpDesk desk;
  private final Answers answers;

  /** The answer as JSON: {@code recorded} or {@code late}. */
  record Taken(String outcome) {}

  /** Wires the endpoint. */
  public FollowUpEndpoint(DepartmentDoor door, FollowUpDesk desk, Answers answers) {
    this.door = door;
    this.desk = desk;
    this.answers = answers;
  }

  /**
   * Takes one.
   *
   * @param body a Vert.x buffer; null when empty
   */
  public HttpAnswer take(
      @Body @Nullable Object body,
      @Header("Content-Type") @Nullable String contentType,
      @Header("Authorization") @Nullable String authorization,
      @Variable("source") @Nullable String source) {
    Visitor visitor = door.visitor(authorization, source);
    if (visitor instanceof Visitor.Stranger stranger) {
      return stranger.answer();
    }
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    return type.equals(JSON) || type.startsWith(JSON + ";")
        ? answer(desk.take(desk.read(text(body)), ((Visitor.Known) visitor).department()))
        : answers.problem(Kind.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
  }

  private HttpAnswer answer(FollowUpOutcome outcome) {
    if (outcome instanceof FollowUpOutcome.Refused refused) {
      return refused(refused.refusal());
    }
    return answers.json(201, new Taken(outcome.isLate() ? "late" : "recorded"));
  }

  private HttpAnswer refused(FollowUpRefusal refusal) {
    Kind kind =
        switch (refusal.reason()) {
          case MALFORMED -> Kind.INVALID_REQUEST;
          case ILLEGAL_TRANSITION -> Kind.CONFLICT;
          case UNKNOWN_TICKET, NOT_YOURS, EVIDENCE_MISSING, EVIDENCE_REFUSED ->
              Kind.FOLLOW_UP_REFUSED;
        };
    return answers.problem(kind, refusal.sentence(), refusal.reason().slug());
  }

  /** Null when it is no UTF-8, which is malformed. */
  private static @Nullable String text(@Nullable Object body) {
    if (body == null) {
      return "";
    }
    if (!(body instanceof Buffer buffer)) {
      throw new IllegalStateException("a body came as " + body.getClass());
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(buffer.getBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
