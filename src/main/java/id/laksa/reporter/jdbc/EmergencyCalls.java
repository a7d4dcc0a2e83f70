package id.laksa.reporter.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.Reporter;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.LedgerRows;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.intake.Intake;
import id.laksa.intake.IntakeResult;
import id.laksa.intake.Submission;
import id.laksa.reporter.Answer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Hears emergencies in what reporters answer: each becomes a complaint of its own, in the ledger or
 * promised, before anything is done with the answer. The same words about the same complaint on one
 * day are one emergency, however often they are sent.
 */
public final class EmergencyCalls {
  private final Jdbi jdbi;
  private final LedgerRows ledger;
  private final RowFormat format;
  private final Intake intake;
  private final Predicate<String> alarming;
  private final InstantSource time;
  private final ZoneId zone;

  /** Where what was said before lies. */
  public record Shelf(Jdbi jdbi, LedgerRows ledger, RowFormat format) {}

  /**
   * Wires it.
   *
   * @param alarming whether a text tells of an emergency
   * @param zone of the city, by which days change
   */
  public EmergencyCalls(
      Shelf shelf, Intake intake, Predicate<String> alarming, InstantSource time, ZoneId zone) {
    this.jdbi = shelf.jdbi;
    this.ledger = shelf.ledger;
    this.format = shelf.format;
    this.intake = intake;
    this.alarming = alarming;
    this.time = time;
    this.zone = zone;
  }

  /**
   * Takes in what an answer tells of an emergency. Its place isn't that of the complaint: nobody
   * said so; who reports it is.
   *
   * @param door by which it comes
   * @return empty when it tells of none
   */
  public Optional<IntakeResult> hear(TicketNumber ticket, Answer answer, Channel door) {
    String text = answer.text();
    return text == null || text.isBlank() || !alarming.test(text)
        ? Optional.empty()
        : jdbi.withHandle(handle -> submission(handle, ticket, answer, text, door))
            .map(intake::submit);
  }

  private Optional<Submission> submission(
      Handle handle, TicketNumber ticket, Answer answer, String text, Channel door) {
    return ledger
        .find(handle, ticket)
        .map(
            complaint ->
                new Submission(
                    door,
                    key(ticket, text),
                    text,
                    List.of(),
                    null,
                    null,
                    reporter(handle, complaint),
                    complaint.said().anonymous(),
                    complaint.said().confidential(),
                    answer.photos().stream().map(PhotoRef::sha256).toList()));
  }

  private String key(TicketNumber ticket, String text) {
    String day = time.instant().atZone(zone).toLocalDate().toString();
    return "alarm:" + ticket + ":" + day + ":" + UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }

  private Reporter reporter(Handle handle, Complaint complaint) {
    return handle
        .createQuery("select sealed from complaint_person where complaint_id = :id")
        .bind("id", complaint.id())
        .mapTo(byte[].class)
        .findOne()
        // His address is one of the channel he used first, not of this door.
        .map(box -> format.openReporter(box, complaint.id()).at(null))
        .orElse(Reporter.UNKNOWN);
  }
}
