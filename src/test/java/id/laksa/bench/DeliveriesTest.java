package id.laksa.bench;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.bench.Deliveries.Counts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final long BEFORE = 50;
  private static final long WITHIN = 150_000;
  private static final long AFTER = 3_000_000;
  private final Deliveries deliveries = new Deliveries(new Window(100, 2_000_000));

  @Test
  void aComplaintCountsWhenItsReceiptWasReadAndItWasSeen() {
    deliveries.accepted("LKS-1", WITHIN);
    assertThat(deliveries.counts()).isEqualTo(new Counts(1, 0, 1, 0));
    deliveries.seen("LKS-1", WITHIN + 1_000_000);
    assertThat(deliveries.counts()).isEqualTo(new Counts(1, 1, 0, 0));
    assertThat(deliveries.toQueue().millisAt(50)).isEqualTo(1);
  }

  @Test
  void itMayBeSeenBeforeItsReceiptIsRead() {
    deliveries.seen("LKS-1", WITHIN);
    deliveries.accepted("LKS-1", WITHIN + 9);
    assertThat(deliveries.counts()).isEqualTo(new Counts(1, 1, 0, 0));
    assertThat(deliveries.toQueue().millisAt(99)).isZero();
  }

  @Test
  void onlyWhatHappensWithinTheWindowCounts() {
    deliveries.accepted("LKS-1", BEFORE);
    deliveries.seen("LKS-1", WITHIN);
    deliveries.accepted("LKS-2", WITHIN);
    deliveries.seen("LKS-2", AFTER);
    assertThat(deliveries.counts()).isEqualTo(new Counts(1, 1, 0, 0));
  }

  @Test
  void aWorkOrderThatComesTwiceIsADuplicate() {
    deliveries.seen("LKS-1", WITHIN);
    deliveries.seen("LKS-1", WITHIN);
    deliveries.accepted("LKS-1", WITHIN);
    deliveries.seen("LKS-1", AFTER);
    assertThat(deliveries.counts()).isEqualTo(new Counts(1, 1, 0, 2));
  }

  @Test
  void aTicketThatIsGivenForTwoComplaintsIsADuplicate() {
    deliveries.accepted("LKS-1", WITHIN);
    deliveries.accepted("LKS-1", WITHIN);
    assertThat(deliveries.counts()).isEqualTo(new Counts(1, 0, 1, 1));
  }

  @Test
  void workOrdersOfOthersAreNoneOfOurs() {
    deliveries.seen("LKS-9", WITHIN);
    deliveries.seen("LKS-9", WITHIN);
    assertThat(deliveries.counts()).isEqualTo(new Counts(0, 0, 0, 0));
  }

  @Test
  void whatStaysAwayIsMissingInTheEnd() throws InterruptedException {
    deliveries.accepted("LKS-1", WITHIN);
    assertThat(deliveries.await(Duration.ofMillis(1)).missing()).isEqualTo(1);
  }
}
