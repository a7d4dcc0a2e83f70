package id.laksa.city.entry;

import id.laksa.department.Department;
import id.laksa.followup.FollowUpDesk;
import id.laksa.followup.FollowUpOutcome;
import id.laksa.followup.FollowUpRefusal;
import id.laksa.refusal.Attempt;
import id.laksa.refusal.RefusedAttempts;
import id.laksa.rulebook.RuleBook;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what departments answer through routes of the city's: as the department that the file of
 * the route was granted in {@code conf/city-routes.csv}, and as no other.
 */
public final class CityFollowUps {
  private static final Logger LOG = LoggerFactory.getLogger(CityFollowUps.class);
  private final FollowUpDesk desk;
  private final Supplier<RuleBook> rules;
  private final RefusedAttempts refusals;

  /** Wires it. */
  public CityFollowUps(FollowUpDesk desk, Supplier<RuleBook> rules, RefusedAttempts refusals) {
    this.desk = desk;
    this.rules = rules;
    this.refusals = refusals;
  }

  /** Takes one; a fault of the ledger's goes on to the route, which may try again. */
  public FollowUpAnswer take(CityFollowUp came) {
    RuleBook book = rules.get();
    Optional<Department> department =
        Optional.ofNullable(came.department())
            .filter(code -> book.grants().allow(came.file(), code))
            .flatMap(book.departments()::byCode);
    if (department.isEmpty()) {
      LOG.warn(
          "{} spoke as a department that conf/city-routes.csv doesn't grant it: refused",
          came.file());
      refusals.note(Attempt.FOLLOW_UP_FOR_ANOTHERS_TICKET, null);
      return refused(
          new FollowUpRefusal(
              FollowUpRefusal.Reason.NOT_YOURS,
              "conf/city-routes.csv doesn't grant this file the department of laksaDepartment."));
    }
    return answer(desk.take(desk.read(came.json()), department.get()));
  }

  private static FollowUpAnswer answer(FollowUpOutcome outcome) {
    if (outcome instanceof FollowUpOutcome.Refused refused) {
      return refused(refused.refusal());
    }
    return new FollowUpAnswer(outcome.isLate() ? "late" : "recorded", null, null);
  }

  private static FollowUpAnswer refused(FollowUpRefusal refusal) {
    return new FollowUpAnswer("refused", refusal.reason().slug(), refusal.sentence());
  }
}
