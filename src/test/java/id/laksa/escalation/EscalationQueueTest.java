package id.laksa.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.docs.EngineJson;
import id.laksa.errand.ErrandOutcome;
import id.laksa.escalation.jms.EscalationQueue;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

class EscalationQueueTest {
  @Test
  void aBrokerThatIsAwayTakesNoStepOfTheLadder() throws Exception {
    try (ActiveMQConnectionFactory nowhere =
        new ActiveMQConnectionFactory("tcp://127.0.0.1:1?initialConnectAttempts=1")) {
      EscalationQueue queue = new EscalationQueue(nowhere, EngineJson.mapper());
      assertThat(queue.attempt(EscalationTexts.errandTo("")))
          .isInstanceOf(ErrandOutcome.NotDueYet.class);
    }
  }

  @Test
  void whatABrokerThatIsThereDoesNotTakeClimbsTheLadder() throws Exception {
    Session full = answering(Session.class, Map.of());
    Connection connection = answering(Connection.class, Map.of("createSession", full));
    ConnectionFactory broker =
        answering(ConnectionFactory.class, Map.of("createConnection", connection));
    EscalationQueue queue = new EscalationQueue(broker, EngineJson.mapper());
    assertThat(queue.attempt(EscalationTexts.errandTo("")))
        .isEqualTo(ErrandOutcome.later("not-taken"));
  }

  /** One that closes, answers these calls, and fails at any other. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    Object stub =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (answers.containsKey(method.getName())) {
                return answers.get(method.getName());
              }
              if (method.getName().equals("close")) {
                return null;
              }
              throw new JMSException("The address is full");
            });
    return type.cast(stub);
  }
}
