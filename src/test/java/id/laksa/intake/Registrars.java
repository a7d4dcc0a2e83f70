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

  static Registrar theCitysOwn() {
    return new Registrar(
        IDENTITY,
        CHAIN,
        new Fingerprint(Complaints.aKey(), new ObjectMapper()),
        RuleBooks::theCitysOwn,
        ZoneOffset.ofHours(7));
  }

  /** What is about to be written for a flood. */
  public static Receipt aReceiptOfAFlood() {
    return theCitysOwn().register(Submissions.aFloodComplaint(), NOW);
  }

  /** What is about to be written for a complaint that no rule can decide. */
  public static Receipt aReceiptForTriage() {
    return theCitysOwn().register(Submissions.saying("Tolong dibantu"), NOW);
  }
}
