package id.laksa.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.dev.bench.DeliveryTally.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryTallyTest {
  private static final long BEFORE = 50;
  private static final long WITHIN = 150_000;
  private static final long AFTER = 3_000_000;
  private final DeliveryTally tally = new DeliveryTally(new Window(100, 2_000_000));

  @Test
  void aComplaintCountsWhenItsReceiptWasReadAndItWasSeen() {
    tally.accepted("LKS-1", WITHIN);
    assertThat(tally.counts()).isEqualTo(new Counts(1, 0, 1, 0));
    tally.seen("LKS-1", WITHIN + 1_000_000);
    assertThat(tally.counts()).isEqualTo(new Counts(1, 1, 0, 0));
    assertThat(tally.toQueue().millisAt(50)).isEqualTo(1);
  }

  @Test
  void itMayBeSeenBeforeItsReceiptIsRead() {
    tally.seen("LKS-1", WITHIN);
    tally.accepted("LKS-1", WITHIN + 9);
    assertThat(tally.counts()).isEqualTo(new Counts(1, 1, 0, 0));
    assertThat(tally.toQueue().millisAt(99)).isZero();
  }

  @Test
  void onlyWhatHappensWithinTheWindowCounts() {
    tally.accepted("LKS-1", BEFORE);
    tally.seen("LKS-1", WITHIN);
    tally.accepted("LKS-2", WITHIN);
    tally.seen("LKS-2", AFTER);
    assertThat(tally.counts()).isEqualTo(new Counts(1, 1, 0, 0));
  }

  @Test
  void aWorkOrderThatComesTwiceIsADuplicate() {
    tally.seen("LKS-1", WITHIN);
    tally.seen("LKS-1", WITHIN);
    tally.accepted("LKS-1", WITHIN);
    tally.seen("LKS-1", AFTER);
    assertThat(tally.counts()).isEqualTo(new Counts(1, 1, 0, 2));
  }

  @Test
  void aTicketThatIsGivenForTwoComplaintsIsADuplicate() {
    tally.accepted("LKS-1", WITHIN);
    tally.accepted("LKS-1", WITHIN);
    assertThat(tally.counts()).isEqualTo(new Counts(1, 0, 1, 1));
  }

  @Test
  void workOrdersOfOthersAreNoneOfOurs() {
    tally.seen("LKS-9", WITHIN);
    tally.seen("LKS-9", WITHIN);
    assertThat(tally.counts()).isEqualTo(new Counts(0, 0, 0, 0));
  }

  @Test
  void whatStaysAwayIsMissingInTheEnd() throws InterruptedException {
    tally.accepted("LKS-1", WITHIN);
    assertThat(tally.await(Duration.ofMillis(1)).missing()).isEqualTo(1);
  }
}
