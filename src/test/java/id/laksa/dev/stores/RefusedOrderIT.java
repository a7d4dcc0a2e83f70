package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.dispatch.jms.WorkOrderQueues;
import id.laksa.dispatch.jms.WorkOrderQueues.Letter;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that was set up with fewer rights than the engine needs. */
class RefusedOrderIT {
  @TempDir Path folder;

  @Test
  void whatItsQueueRefusesHoldsUpNoOtherDepartment() throws JMSException {
    try (BrokerFixture broker = new BrokerFixture(folder);
        ActiveMQConnectionFactory engine = broker.engineFactory();
        WorkOrderQueues queues = new WorkOrderQueues(engine)) {
      forbid(broker, "opd.dpupr");
      forbid(broker, "laksa.dispatch.turn");
      List<Letter> letters =
          List.of(order("order-1", "DPUPR"), order("order-2", "KEC"), order("order-3", "NOBODY"));
      assertThat(queues.send(letters))
          .containsOnlyKeys("order-1", "order-3")
          .containsEntry("order-1", "the engine may not write to the queue of department DPUPR")
          .containsEntry("order-3", "there is no queue for department NOBODY");
      assertThat(broker.server().locateQueue("opd.kec").getMessagesAdded()).isEqualTo(1);
    }
  }

  private static void forbid(BrokerFixture broker, String queue) {
    Set<Role> nobody = Set.of();
    broker.server().getSecurityRepository().addMatch(queue, nobody);
  }

  private static Letter order(String id, String department) {
    return new Letter(id, department, "LKS-1", 3, "jalan-rusak", 4, "new", "surat tugas");
  }
}
