package id.laksa.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.HashChain;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Receipt;
import id.laksa.rulebook.RuleBooks;
import java.time.Instant;
import java.time.ZoneOffset;

/** A registrar with the city's own rules, for tests. */
public final class Registrars {
  static final Instant NOW = Complaints.RECEIVED_AT.plusNanos(123_456_789);
  static final Identity IDENTITY = new Identity(Complaints.aKey());
  static final HashChain CHAIN = new HashChain(Complaints.aKey(), new ObjectMapper());

  private Registrars() {}

  static Registrar registrar() {
    return new Registrar(IDENTITY, CHAIN, new Fingerprint(Complaints.aKey(), new ObjectMapper()));
  }

  static SubmissionClassifier byTheCitysRules() {
    return new SubmissionClassifier(RuleBooks::theCitysOwn, ZoneOffset.ofHours(7));
  }

  static Receipt register(Submission submission, Instant receivedAt) {
    return register(byTheCitysRules(), submission, receivedAt);
  }

  static Receipt register(
      SubmissionClassifier classifier, Submission submission, Instant receivedAt) {
    return registrar()
        .register(classifier.decide(new ReceivedSubmission(submission, receivedAt, false)))
        .receipt();
  }

  /** What is about to be written for a flood. */
  public static Receipt aReceiptOfAFlood() {
    return register(Submissions.aFloodComplaint(), NOW);
  }

  /** What is about to be written for a complaint that no rule can decide. */
  public static Receipt aReceiptForTriage() {
    return register(Submissions.saying("Tolong dibantu"), NOW);
  }
}
