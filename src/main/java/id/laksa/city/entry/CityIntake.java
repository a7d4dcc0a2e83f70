package id.laksa.city.entry;

import id.laksa.channel.Channels;
import id.laksa.channel.DeclaredChannel;
import id.laksa.city.entry.CityReceipt.Outcome;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Reporter;
import id.laksa.http.Problem.FieldError;
import id.laksa.intake.Intake;
import id.laksa.intake.IntakeResult;
import id.laksa.intake.ReceivedSubmission;
import id.laksa.intake.Submission;
import id.laksa.intake.http.ComplaintJson;
import id.laksa.intake.http.PhotoIntake;
import id.laksa.intake.http.ReceiptView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The steps of a complaint that a route of the city's hands in. */
public final class CityIntake {
  /** The largest complaint, in bytes; photos apart. */
  public static final int LONGEST_JSON = 1_048_576;

  private static final int MOST_PHOTOS = 3;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,128}");
  private static final Pattern FROM =
      Pattern.compile("[^\\p{Cntrl}]{1," + Reporter.LONGEST_ADDRESS + "}");
  private final ComplaintJson reader;
  private final Supplier<Channels> channels;
  private final PhotoIntake photos;
  private final Intake intake;
  private final ReceiptView receipts;

  /** One that was read. */
  public record Read(CityComplaint complaint, Submission submission) {}

  /** Wires the steps. */
  public CityIntake(
      ComplaintJson reader,
      Supplier<Channels> channels,
      PhotoIntake photos,
      Intake intake,
      ReceiptView receipts) {
    this.reader = reader;
    this.channels = channels;
    this.photos = photos;
    this.intake = intake;
    this.receipts = receipts;
  }

  /** Reads it: a {@link Read}, or the {@link CityReceipt} that says all that is wrong with it. */
  public Object read(CityComplaint complaint) {
    List<FieldError> errors = new ArrayList<>();
    DeclaredChannel channel = channel(complaint.channel(), errors);
    String key = complaint.key();
    if (key == null || !KEY.matcher(key).matches()) {
      errors.add(new FieldError("laksaKey", "must be 1 to 128 visible ASCII characters"));
    }
    String from = complaint.from();
    if (from != null && !FROM.matcher(from).matches()) {
      errors.add(
          new FieldError(
              "laksaFrom",
              "must be 1 to " + Reporter.LONGEST_ADDRESS + " characters, none of control"));
    }
    if (complaint.photos().size() > MOST_PHOTOS) {
      errors.add(new FieldError("photo[3]", "is one too many: at most 3 photos are taken"));
    }
    if (complaint.json().length > LONGEST_JSON) {
      errors.add(new FieldError("body", "must be at most 1 MiB of JSON"));
    }
    if (!errors.isEmpty() || channel == null || key == null) {
      return CityReceipt.refused(errors);
    }
    ComplaintJson.Reading reading = reader.read(complaint.json(), channel.channel(), key);
    return reading instanceof ComplaintJson.Reading.Read read
        ? new Read(complaint, read.submission().at(from))
        : CityReceipt.refused(((ComplaintJson.Reading.Wrong) reading).errors());
  }

  /** Whether it could be read. */
  public boolean isRead(Object body) {
    return body instanceof Read;
  }

  /**
   * Keeps its photos: a {@link ReceivedSubmission}, or the {@link CityReceipt} that says what is
   * wrong.
   */
  public Object keepPhotos(Read read) {
    PhotoIntake.Kept kept =
        photos.keep(read.complaint().photos(), "city " + read.complaint().channel());
    if (kept.busy()) {
      return CityReceipt.without(
          Outcome.OVERLOADED,
          "Too many photos at once. Send it again with the same key.",
          List.of());
    }
    if (!kept.errors().isEmpty()) {
      return CityReceipt.refused(kept.errors());
    }
    ReceivedSubmission received = intake.received(read.submission().with(kept.sha256()));
    return new ReceivedSubmission(
        received.submission(), received.receivedAt(), read.complaint().canWait());
  }

  /** Whether they are kept. */
  public boolean isKept(Object body) {
    return body instanceof ReceivedSubmission;
  }

  /** What the route that handed it in is told. */
  public CityReceipt show(IntakeResult result) {
    if (result instanceof IntakeResult.Accepted accepted) {
      Complaint complaint = accepted.complaint();
      return new CityReceipt(
          Outcome.ACCEPTED,
          complaint.ticket().value(),
          receipts.of(complaint, accepted.answerKey()),
          List.of());
    }
    if (result instanceof IntakeResult.Spooled spooled) {
      return new CityReceipt(
          Outcome.PROMISED,
          spooled.ticket().value(),
          receipts.promised(spooled.ticket(), spooled.answerKey()),
          List.of());
    }
    if (result instanceof IntakeResult.Conflict) {
      return CityReceipt.without(
          Outcome.CONFLICT, "This laksaKey was used for another complaint.", List.of());
    }
    return result instanceof IntakeResult.Overloaded
        ? CityReceipt.without(
            Outcome.OVERLOADED,
            "Too many complaints at once. Send it again with the same key.",
            List.of())
        : CityReceipt.without(
            Outcome.AWAY, "Nothing can be kept now. Send it again with the same key.", List.of());
  }

  private @Nullable DeclaredChannel channel(@Nullable String code, List<FieldError> errors) {
    Optional<DeclaredChannel> declared =
        Optional.ofNullable(code)
            .flatMap(one -> channels.get().byCode(one))
            .filter(DeclaredChannel::isOpenToCity);
    if (declared.isEmpty()) {
      errors.add(
          new FieldError(
              "laksaChannel", "must be a code of conf/channels.csv whose submit names city"));
    }
    return declared.orElse(null);
  }
}
