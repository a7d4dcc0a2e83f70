package id.laksa.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.docs.EngineJson;
import id.laksa.errand.Outcome;
import id.laksa.escalation.jms.EscalationQueue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

class EscalationQueueTest {
  @Test
  void aBrokerThatIsAwayTakesNoStepOfTheLadder() throws Exception {
    try (ActiveMQConnectionFactory nowhere =
        new ActiveMQConnectionFactory("tcp://127.0.0.1:1?initialConnectAttempts=1")) {
      EscalationQueue queue = new EscalationQueue(nowhere, EngineJson.mapper());
      assertThat(queue.attempt(Letters.errandTo(""))).isInstanceOf(Outcome.Wait.class);
    }
  }
}
