package id.laksa.intake.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.complaint.BulkSource;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.http.JsonBody;
import id.laksa.http.Problem.FieldError;
import id.laksa.intake.Submission;
import id.laksa.place.GeoPoint;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the App API's complaint, as {@code docs/api} has it. */
public final class ComplaintJson {
  /** How far another system's clock may go before ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** Older than this it is a matter for a person, not for a clock that starts in the past. */
  private static final Duration OLDEST = Duration.ofDays(90);

  private final JsonBody app = JsonBody.of("api/openapi.yaml#/components/schemas/ComplaintRequest");
  private final JsonBody bulk =
      JsonBody.of("api/asyncapi.yaml#/components/messages/Intake/payload");

  /** Either what was read or everything that is wrong with it. */
  public sealed interface Reading {
    /** It is fine; photos are still to be added. */
    record Read(Submission submission) implements Reading {}

    /**
     * One of another system is fine.
     *
     * @param receivedAt when that system received it, else now
     */
    record ReadInBulk(Submission submission, Instant receivedAt) implements Reading {}

    /** It isn't. */
    record Wrong(List<FieldError> errors) implements Reading {
      public Wrong {
        errors = List.copyOf(errors);
      }
    }
  }

  /** Reads a complaint of the app. */
  public Reading read(byte[] utf8, String externalKey) {
    return read(utf8, Channel.APP, externalKey);
  }

  /** Reads a complaint that came by another channel in the app's JSON. */
  public Reading read(byte[] utf8, Channel channel, String externalKey) {
    JsonBody.Reading body = app.read(utf8);
    return body.errors().isEmpty()
        ? new Reading.Read(submission(body.json(), channel, externalKey))
        : new Reading.Wrong(body.errors());
  }

  /**
   * Reads one of another system, which says channel, key and time itself.
   *
   * @param source whose it is: the channel must be that one's
   */
  public Reading readBulk(byte[] utf8, BulkSource source, Instant now) {
    JsonBody.Reading body = bulk.read(utf8);
    if (!body.errors().isEmpty()) {
      return new Reading.Wrong(body.errors());
    }
    if (!source.channel().code().equals(body.json().path("channel").textValue())) {
      return wrong(
          "channel", "must be " + source.channel() + ", the channel of source " + source.name());
    }
    Instant receivedAt = receivedAt(body.json(), now);
    if (receivedAt == null) {
      return wrong("receivedAt", "is a time that no calendar has");
    }
    if (receivedAt.isAfter(now.plus(AHEAD))) {
      return wrong("receivedAt", "must not be in the future");
    }
    if (receivedAt.isBefore(now.minus(OLDEST))) {
      return wrong("receivedAt", "must not be more than " + OLDEST.toDays() + " days ago");
    }
    String key = body.json().path("externalKey").textValue();
    Submission submission = submission(body.json(), source.channel(), key).of(source.name());
    return new Reading.ReadInBulk(submission, receivedAt.isAfter(now) ? now : receivedAt);
  }

  private static Reading wrong(String field, String detail) {
    return new Reading.Wrong(List.of(new FieldError(field, detail)));
  }

  /** Null for what the schema lets pass and Java can't reckon with: a leap second. */
  private static @Nullable Instant receivedAt(JsonNode json, Instant now) {
    String said = json.path("receivedAt").textValue();
    try {
      return said == null ? now : OffsetDateTime.parse(said).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Submission submission(JsonNode json, Channel channel, String externalKey) {
    List<String> hashtags = new ArrayList<>();
    json.path("hashtags").forEach(hashtag -> hashtags.add(hashtag.textValue()));
    JsonNode location = json.path("location");
    return new Submission(
        channel,
        externalKey,
        json.path("text").textValue(),
        hashtags,
        location.has("lat")
            ? new GeoPoint(location.path("lat").doubleValue(), location.path("lon").doubleValue())
            : null,
        location.path("address").textValue(),
        reporter(json.path("reporter")),
        json.path("anonymous").booleanValue(),
        json.path("confidential").booleanValue(),
        List.of());
  }

  private static @Nullable Reporter reporter(JsonNode reporter) {
    Reporter said =
        new Reporter(
            reporter.path("name").textValue(),
            reporter.path("phone").textValue(),
            reporter.path("email").textValue());
    return said.equals(Reporter.UNKNOWN) ? null : said;
  }
}
