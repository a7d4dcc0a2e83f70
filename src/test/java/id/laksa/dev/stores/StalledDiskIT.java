package id.laksa.dev.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.dispatch.jms.WorkOrderQueues;
import id.laksa.dispatch.jms.WorkOrderQueues.Letter;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.OperationContext;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk under the broker that keeps a commit waiting for longer than the engine waits. */
class StalledDiskIT {
  private static final long SHORT_PATIENCE_MS = 1_000;
  private static final List<Letter> ORDER =
      List.of(new Letter("order-1", "DPUPR", "LKS-1", 3, "jalan-rusak", 4, "new", "surat tugas"));

  @TempDir Path folder;

  @Test
  void anOrderSentAgainMeanwhileArrivesOnce() throws JMSException {
    SlowDisk disk = new SlowDisk();
    try (BrokerFixture broker = new BrokerFixture(folder);
        ActiveMQConnectionFactory engine = broker.engineFactory();
        WorkOrderQueues queues = new WorkOrderQueues(engine)) {
      engine.setCallTimeout(SHORT_PATIENCE_MS);
      broker.server().registerBrokerPlugin(disk);
      assertThatThrownBy(() -> queues.send(ORDER)).isInstanceOf(JMSException.class);
      assertThatThrownBy(() -> queues.send(ORDER)).hasMessageContaining("earlier session");
      disk.goOn();
      await().ignoreExceptions().until(() -> queues.send(ORDER).isEmpty());
      assertThat(broker.server().locateQueue("opd.dpupr").getMessagesAdded()).isEqualTo(1);
    }
  }

  /** Lets the first sender wait for whatever it writes after its first message. */
  private static final class SlowDisk implements ActiveMQServerPlugin {
    private final AtomicReference<OperationContext> waiting = new AtomicReference<>();

    @Override
    public void afterSend(
        ServerSession session,
        Transaction tx,
        Message message,
        boolean direct,
        boolean noAutoCreateQueue,
        RoutingStatus result) {
      if (waiting.compareAndSet(null, session.getSessionContext())) {
        session.getSessionContext().storeLineUp();
      }
    }

    void goOn() {
      waiting.get().done();
    }
  }
}
