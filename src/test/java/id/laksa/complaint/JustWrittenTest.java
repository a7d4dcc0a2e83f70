package id.laksa.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JustWrittenTest {
  private final JustWritten justWritten = new JustWritten();
  private final Receipt receipt = aReceipt();
  private final UUID id = receipt.complaint().id();

  @Test
  void eachRelayIsGivenAReceiptOnce() {
    justWritten.remember(List.of(receipt));
    assertThat(justWritten.take(OutboxDestination.EVENTS, id, 1)).isSameAs(receipt);
    assertThat(justWritten.take(OutboxDestination.WORK_ORDERS, id, 1)).isSameAs(receipt);
    assertThat(justWritten.take(OutboxDestination.EVENTS, id, 1)).isNull();
    assertThat(justWritten.take(OutboxDestination.WORK_ORDERS, id, 1)).isNull();
  }

  @Test
  void whatHappenedLaterIsReadFromTheLedger() {
    justWritten.remember(List.of(receipt));
    assertThat(justWritten.take(OutboxDestination.EVENTS, id, 2)).isNull();
  }

  @Test
  void whatWasNotWrittenHereIsReadFromTheLedger() {
    assertThat(justWritten.take(OutboxDestination.EVENTS, id, 1)).isNull();
    justWritten.remember(List.of(receipt));
    assertThat(justWritten.take(OutboxDestination.NOTIFICATIONS, id, 1)).isNull();
  }

  private static Receipt aReceipt() {
    Complaint flood = Complaints.aFloodComplaint();
    NewEvent received =
        new NewEvent(EventType.RECEIVED, Complaints.RECEIVED_AT, "reporter", Map.of(), null);
    ChainedEvent first =
        new HashChain(Complaints.aKey(), new ObjectMapper())
            .link(flood.id(), 1, HashChain.GENESIS, received);
    return new Receipt(flood, "00", "00", null, List.of(first));
  }
}
