package id.laksa.web;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.intake.Submission;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import id.laksa.place.Places;
import id.laksa.rulebook.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a submission of what was typed. The bounds are those of the App API. */
public final class ReportForm {
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PHONE = 32;
  private static final int LONGEST_EMAIL = 254;
  private final Supplier<RuleBook> rules;

  /**
   * What came of it.
   *
   * @param submission without photos; null when something is wrong
   * @param wrongs with which fields, in their order
   */
  public record Checked(@Nullable Submission submission, List<Wrong> wrongs) {
    public Checked {
      wrongs = List.copyOf(wrongs);
    }
  }

  /** Knows the hashtags and places in force. */
  public ReportForm(Supplier<RuleBook> rules) {
    this.rules = rules;
  }

  /**
   * Checks every field of the citizens' own form.
   *
   * @param nonce makes it one complaint
   */
  public Checked check(Typed typed, String nonce) {
    return check(Channel.WEB, typed, nonce);
  }

  /**
   * The same of a form of another channel's.
   *
   * @param nonce makes it one complaint of that channel
   */
  public Checked check(Channel channel, Typed typed, String nonce) {
    List<Wrong> wrongs = new ArrayList<>();
    String text = bounded("text", typed.text(), LONGEST_TEXT, wrongs);
    if (Characters.isBlank(typed.text())) {
      wrongs.add(Wrong.of("text", "blank"));
    }
    if (!typed.hashtag().isEmpty() && !isKnown(typed.hashtag())) {
      wrongs.add(Wrong.of("hashtag", "hashtag"));
    }
    Optional<GeoPoint> point = point(typed, wrongs);
    Optional<Place> place = place(typed, wrongs);
    String address = bounded("address", typed.address(), LONGEST_ADDRESS, wrongs);
    Reporter reporter =
        new Reporter(
            bounded("name", typed.name(), LONGEST_NAME, wrongs),
            bounded("phone", typed.phone(), LONGEST_PHONE, wrongs),
            bounded("email", typed.email(), LONGEST_EMAIL, wrongs));
    if (text == null || !wrongs.isEmpty()) {
      return new Checked(null, wrongs);
    }
    Submission submission =
        new Submission(
            channel,
            nonce,
            text,
            typed.hashtag().isEmpty() ? List.of() : List.of(typed.hashtag()),
            point.orElse(null),
            place.orElse(null),
            address,
            reporter.equals(Reporter.UNKNOWN) ? null : reporter,
            typed.anonymous(),
            typed.confidential(),
            List.of());
    return new Checked(submission, wrongs);
  }

  private boolean isKnown(String hashtag) {
    return rules.get().categories().isKnown(hashtag);
  }

  private static Optional<GeoPoint> point(Typed typed, List<Wrong> wrongs) {
    if (typed.lat().isEmpty() && typed.lon().isEmpty()) {
      return Optional.empty();
    }
    try {
      GeoPoint point =
          new GeoPoint(Double.parseDouble(typed.lat()), Double.parseDouble(typed.lon()));
      if (Places.insideIndonesia(point)) {
        return Optional.of(point);
      }
    } catch (NumberFormatException e) {
      // Told below, as any other place that can't be.
    }
    wrongs.add(Wrong.of("place", "point"));
    return Optional.empty();
  }

  private Optional<Place> place(Typed typed, List<Wrong> wrongs) {
    if (typed.place().isEmpty()) {
      return Optional.empty();
    }
    String[] names = typed.place().split("/", 2);
    Optional<Place> place =
        names.length < 2 ? Optional.empty() : rules.get().places().named(names[0], names[1]);
    if (place.isEmpty()) {
      wrongs.add(Wrong.of("place", "place"));
    }
    return place;
  }

  private static @Nullable String bounded(
      String field, String typed, int longest, List<Wrong> wrongs) {
    int length = typed.codePointCount(0, typed.length());
    if (length > longest) {
      wrongs.add(Wrong.of(field, "long", longest, length));
    } else if (Characters.broken(typed)) {
      wrongs.add(Wrong.of(field, "characters"));
    }
    return Characters.isBlank(typed) ? null : typed;
  }
}
