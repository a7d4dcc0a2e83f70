package id.laksa.intake.jdbc;

import id.laksa.intake.Fingerprint;
import id.laksa.intake.Submission;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/**
 * Knows what was handed in when a key counted within its channel, whoever gave it: what a source
 * says again must not double, and a key that somebody else has taken must not hold it up. So only
 * one that says the very same counts.
 */
public final class FormerKeys implements Predicate<Submission> {
  private final Jdbi jdbi;
  private final Fingerprint fingerprint;

  /** Looks in this ledger. */
  public FormerKeys(Jdbi jdbi, Fingerprint fingerprint) {
    this.jdbi = jdbi;
    this.fingerprint = fingerprint;
  }

  @Override
  public boolean test(Submission submission) {
    Submission former = submission.of(null);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from complaint"
                        + " where id = :id and fingerprint = :fingerprint)")
                .bind("id", former.complaintId())
                .bind("fingerprint", HexFormat.of().parseHex(fingerprint.of(former)))
                .mapTo(Boolean.class)
                .one());
  }
}
