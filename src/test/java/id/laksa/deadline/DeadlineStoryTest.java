package id.laksa.deadline;

import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.Clock;
import id.laksa.complaint.Clockwork;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.Complaint.Standing;
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
  private final Clockwork clockwork = new Clockwork(BOOK::slaPolicies);
  private final Clock clock =
      clockwork.started(new Matter("jalan-rusak", Priority.NORMAL, null), BEFORE_CHRISTMAS);

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
    Clock paused = clock.paused(Instant.parse("2026-12-28T03:00:00Z"), Clock.Reason.REPORTER);
    assertThat(story(Status.WAITING_FOR_REPORTER, paused))
        .anyMatch(line -> line.contains("the reporter was asked; it still stands"));
  }

  @Test
  void aDeadlineInAYearWithoutHolidaysSaysSo() {
    Clock late =
        clockwork.started(
            new Matter("jalan-rusak", Priority.NORMAL, null),
            Instant.parse("2026-12-30T03:00:00Z"));
    assertThat(story(Status.DISPATCHED, late)).anyMatch(line -> line.startsWith("Provisional: "));
  }

  private static List<String> story(Status status, Clock clock) {
    Complaint flood = aFloodComplaint();
    Standing was = flood.standing();
    Standing road =
        new Standing(
            status, "jalan-rusak", "DPUPR", Priority.NORMAL, 1, clock, null, was.explanation());
    return DeadlineStory.of(flood.standing(road), BOOK.slaPolicies(), BOOK.calendars());
  }
}
