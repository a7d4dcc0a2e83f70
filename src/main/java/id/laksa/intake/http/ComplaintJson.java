package id.laksa.intake.http;

import id.laksa.complaint.BulkSource;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.http.Fields;
import id.laksa.http.Problem.FieldError;
import id.laksa.http.StrictJson;
import id.laksa.intake.Submission;
import id.laksa.place.GeoPoint;
import id.laksa.place.Places;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the App API's complaint. Bounds and names are those of {@code docs/api/openapi.yaml}. */
public final class ComplaintJson {
  private static final int LONGEST_TEXT = 4_000;
  private static final int MOST_HASHTAGS = 20;
  private static final int LONGEST_HASHTAG = 100;
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PHONE = 32;
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_KEY = 128;

  /** What is said of a field that nobody reads. */
  static final String UNKNOWN_FIELD = Fields.UNKNOWN;

  private static final String RECEIVED_AT = "receivedAt";

  /** How far another system's clock may go before ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** Older than this it is a matter for a person, not for a clock that starts in the past. */
  private static final Duration OLDEST = Duration.ofDays(90);

  private static final Set<String> KNOWN_IN_BULK =
      Set.of(
          "channel",
          "externalKey",
          "text",
          "hashtags",
          "location",
          "reporter",
          "anonymous",
          "confidential",
          RECEIVED_AT);
  private static final Set<String> KNOWN =
      Set.of("text", "hashtags", "location", "reporter", "anonymous", "confidential");
  private final StrictJson strict;

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

  /** Reads with this parser. */
  public ComplaintJson(StrictJson strict) {
    this.strict = strict;
  }

  /** Reads a complaint of the app. */
  public Reading read(byte[] utf8, String externalKey) {
    return read(utf8, Channel.APP, externalKey);
  }

  /** Reads a complaint that came by another channel in the app's JSON. */
  public Reading read(byte[] utf8, Channel channel, String externalKey) {
    StrictJson.Parsed parsed = strict.object(utf8);
    return parsed.fields() == null
        ? new Reading.Wrong(List.of(new FieldError("body", parsed.fault())))
        : read(parsed.fields().only(KNOWN), channel, externalKey);
  }

  /**
   * Reads one of another system, which says channel, key and time itself.
   *
   * @param source whose it is: the channel must be that one's
   */
  public Reading readBulk(byte[] utf8, BulkSource source, Instant now) {
    StrictJson.Parsed parsed = strict.object(utf8);
    Fields fields = parsed.fields();
    if (fields == null) {
      return new Reading.Wrong(List.of(new FieldError("body", parsed.fault())));
    }
    fields.only(KNOWN_IN_BULK);
    String key = fields.text("externalKey", LONGEST_KEY);
    if (key == null || isBlank(key)) {
      fields.blame("externalKey", "is required and must not be blank");
    }
    if (!source.channel().code().equals(fields.text("channel", LONGEST_NAME))) {
      fields.blame(
          "channel", "must be " + source.channel() + ", the channel of source " + source.name());
    }
    Instant receivedAt = receivedAt(fields, now);
    return read(fields, source.channel(), String.valueOf(key)) instanceof Reading.Read read
        ? new Reading.ReadInBulk(read.submission().of(source.name()), receivedAt)
        : new Reading.Wrong(fields.errors());
  }

  private static Instant receivedAt(Fields fields, Instant now) {
    String text = fields.text(RECEIVED_AT, LONGEST_NAME);
    if (text == null) {
      return now;
    }
    try {
      Instant said = OffsetDateTime.parse(text).toInstant();
      if (said.isAfter(now.plus(AHEAD))) {
        fields.blame(RECEIVED_AT, "must not be in the future");
      } else if (said.isBefore(now.minus(OLDEST))) {
        fields.blame(RECEIVED_AT, "must not be more than " + OLDEST.toDays() + " days ago");
      }
      return said.isAfter(now) ? now : said;
    } catch (DateTimeException e) {
      fields.blame(RECEIVED_AT, "must be a time with its offset, like 2026-11-26T09:00:00+07:00");
      return now;
    }
  }

  private static Reading read(Fields fields, Channel channel, String externalKey) {
    String text = fields.text("text", LONGEST_TEXT);
    if (text == null || isBlank(text)) {
      boolean blamed = fields.errors().stream().anyMatch(error -> error.field().equals("text"));
      if (!blamed) {
        fields.blame("text", "is required and must not be blank");
      }
    }
    Fields location = fields.object("location");
    GeoPoint point =
        location == null ? null : point(location.only(Set.of("lat", "lon", "address")));
    Submission submission =
        new Submission(
            channel,
            externalKey,
            String.valueOf(text),
            fields.texts("hashtags", MOST_HASHTAGS, LONGEST_HASHTAG),
            point,
            location == null ? null : location.text("address", LONGEST_ADDRESS),
            reporter(fields.object("reporter")),
            fields.flag("anonymous"),
            fields.flag("confidential"),
            List.of());
    return fields.errors().isEmpty()
        ? new Reading.Read(submission)
        : new Reading.Wrong(fields.errors());
  }

  /** Also when the blanks are such as Java doesn't count as white space: U+00A0. */
  private static boolean isBlank(String text) {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static @Nullable GeoPoint point(Fields location) {
    int before = location.errors().size();
    Double lat = location.number("lat");
    Double lon = location.number("lon");
    if (location.errors().size() > before || (lat == null && lon == null)) {
      return null;
    }
    if (lat == null || lon == null) {
      location.blame(lat == null ? "lat" : "lon", "is required beside the other coordinate");
      return null;
    }
    if (!Places.latitudeInIndonesia(lat)) {
      location.blame("lat", "must lie in Indonesia");
    }
    if (!Places.longitudeInIndonesia(lon)) {
      location.blame("lon", "must lie in Indonesia");
    }
    return new GeoPoint(lat, lon);
  }

  private static @Nullable Reporter reporter(@Nullable Fields reporter) {
    if (reporter == null) {
      return null;
    }
    reporter.only(Set.of("name", "phone", "email"));
    Reporter said =
        new Reporter(
            reporter.text("name", LONGEST_NAME),
            reporter.text("phone", LONGEST_PHONE),
            reporter.text("email", LONGEST_EMAIL));
    return said.equals(Reporter.UNKNOWN) ? null : said;
  }
}
