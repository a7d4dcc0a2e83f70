package id.laksa.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem document.
 *
 * @param type {@code urn:laksa:problem:…}, stable
 * @param errors what is wrong with which field; left out when no field is to blame
 * @param reason stable, where one type has several; left out, and null, elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    List<FieldError> errors,
    @Nullable String reason) {
  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * One field at fault.
   *
   * @param field as the sender names it: {@code location.lat}, {@code photo[2]}
   */
  public record FieldError(String field, String detail) {}

  /** The kinds there are. */
  public enum Kind {
    INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
    PHOTO_REFUSED("photo-refused", 400, "A photo is not taken"),
    UNAUTHORIZED("unauthorized", 401, "Who is asking is not known"),
    FORBIDDEN("forbidden", 403, "Not allowed"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This can't be done here"),
    TOO_SLOW("request-timeout", 408, "The request came too slowly"),
    CONFLICT("conflict", 409, "Not possible now"),
    PAYLOAD_TOO_LARGE("payload-too-large", 413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Content of this type is not taken"),
    IDEMPOTENCY_CONFLICT("idempotency-conflict", 422, "This key was used for something else"),
    FOLLOW_UP_REFUSED("follow-up-refused", 422, "The follow-up is not taken"),
    TOO_MANY_GUESSES("too-many-guesses", 429, "Too many wrong passwords"),
    HEAD_TOO_LARGE("head-too-large", 431, "The address or the headers are too large"),
    INTERNAL("internal", 500, "Something went wrong here"),
    OVERLOADED("overloaded", 503, "Too much at once"),
    UNAVAILABLE("unavailable", 503, "Not to be had now");

    private final String slug;
    private final int status;
    private final String title;

    Kind(String slug, int status, String title) {
      this.slug = slug;
      this.status = status;
      this.title = title;
    }

    /** Its HTTP status. */
    public int status() {
      return status;
    }

    /** The problem of this kind. */
    public Problem saying(String detail, List<FieldError> errors) {
      return new Problem("urn:laksa:problem:" + slug, title, status, detail, errors, null);
    }

    /** The problem of this kind, for one of its reasons. */
    public Problem because(String reason, String detail) {
      return new Problem("urn:laksa:problem:" + slug, title, status, detail, List.of(), reason);
    }

    /** The problem of this kind for an HTTP status, {@link #INTERNAL} for one without. */
    public static Kind of(int status) {
      for (Kind kind : values()) {
        if (kind.status == status) {
          return kind;
        }
      }
      return status < 500 ? INVALID_REQUEST : INTERNAL;
    }
  }
}
