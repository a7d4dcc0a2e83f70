package id.laksa.deadline;

import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.SlaClock;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import id.laksa.sla.Matter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By the delivered tables: a damaged road has three working days of the offices. */
class DeadlineStoryTest {
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();
  private static final Instant BEFORE_CHRISTMAS = Instant.parse("2026-12-23T03:00:00Z");
  private final SlaClocks slaClocks = new SlaClocks(BOOK::slaPolicies);
  private final SlaClock clock =
      slaClocks.started(new Matter("jalan-rusak", Priority.NORMAL, null), BEFORE_CHRISTMAS);

  @Test
  void eachDayIsToldWithItsHoursOrWhyItHasNone() {
    assertThat(story(Status.DISPATCHED, clock))
        .anyMatch(line -> line.startsWith("To resolve: P3D by the policy of jalan-rusak"))
        .anyMatch(line -> line.contains("Wed 2026-12-23 10:00:00  the time begins"))
        .anyMatch(line -> line.contains("Thu 2026-12-24") && line.contains("collective-leave"))
        .anyMatch(line -> line.contains("Fri 2026-12-25") && line.contains("Kelahiran"))
        .anyMatch(line -> line.contains("Sat 2026-12-26") && line.contains("no hours"))
        .anyMatch(line -> line.contains("Mon 2026-12-28  07:30-12:00 13:00-16:00"))
        .anyMatch(line -> line.contains("Wed 2026-12-30 10:00:00  the time ends"));
  }

  @Test
  void whatIsStillToBeToldAndWhoIsToldStandsAtTheEnd() {
    assertThat(story(Status.DISPATCHED, clock))
        .anyMatch(line -> line.endsWith("warned-75"))
        .anyMatch(line -> line.endsWith("resolve+P1D/kepala-dinas is told to kepala-dinas"));
  }

  @Test
  void aPauseSaysSinceWhenAndWhy() {
    SlaClock paused = clock.paused(Instant.parse("2026-12-28T03:00:00Z"), SlaClock.Reason.REPORTER);
    assertThat(story(Status.WAITING_FOR_REPORTER, paused))
        .anyMatch(line -> line.contains("the reporter was asked; it still stands"));
  }

  @Test
  void aDeadlineInAYearWithoutHolidaysSaysSo() {
    SlaClock late =
        slaClocks.started(
            new Matter("jalan-rusak", Priority.NORMAL, null),
            Instant.parse("2026-12-30T03:00:00Z"));
    assertThat(story(Status.DISPATCHED, late)).anyMatch(line -> line.startsWith("Provisional: "));
  }

  private static List<String> story(Status status, SlaClock clock) {
    Complaint flood = aFloodComplaint();
    State was = flood.state();
    State road =
        new State(
            status, "jalan-rusak", "DPUPR", Priority.NORMAL, 1, clock, null, was.explanation());
    return DeadlineStory.of(flood.at(road), BOOK.slaPolicies(), BOOK.calendars());
  }
}
