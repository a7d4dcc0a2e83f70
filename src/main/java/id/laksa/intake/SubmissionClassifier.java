package id.laksa.intake;

import id.laksa.classification.Decision;
import id.laksa.place.Whereabouts;
import id.laksa.rulebook.RuleBook;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Has the rules in force (Drools) decide about submissions. Pure; thread-safe. */
public final class SubmissionClassifier {
  private final Supplier<RuleBook> rules;
  private final ZoneId zone;

  /**
   * Takes what it decides by.
   *
   * @param rules the rule book in force
   * @param zone of the city, by which a receipt has a day
   */
  public SubmissionClassifier(Supplier<RuleBook> rules, ZoneId zone) {
    this.rules = rules;
    this.zone = zone;
  }

  /** Which category and department, how urgent, and why; or that a person must decide. */
  public Decided decide(ReceivedSubmission received) {
    Submission submission = received.submission();
    RuleBook book = rules.get();
    Decision decision =
        book.classifier()
            .decide(
                submission.text(),
                submission.hashtags(),
                new Whereabouts(
                    submission.point(),
                    submission.place(),
                    submission.address(),
                    received.receivedAt().atZone(zone).toLocalDate()));
    return new Decided(received, book, decision);
  }
}
