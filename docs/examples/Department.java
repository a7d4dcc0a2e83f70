import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Scanner;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The smallest department system there is: prints the next work order of its queue, or sends what
 * comes in on standard input to opd.updates. For trying by hand; see README.md.
 *
 * <p>java -cp 'target/lib/*' docs/examples/Department.java USER PASSWORD read | send
 */
public final class Department {
  public static void main(String[] args) throws Exception {
    String user = args[0];
    try (var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:5672", user, args[1]);
        Connection connection = factory.createConnection();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE)) {
      connection.start();
      if (args[2].equals("read")) {
        MessageConsumer consumer = session.createConsumer(session.createQueue("opd." + user));
        TextMessage order = (TextMessage) consumer.receive(5_000);
        System.out.println(order == null ? "nothing waits" : order.getText());
        if (order != null) {
          order.acknowledge();
        }
      } else {
        String followUp = new Scanner(System.in).useDelimiter("\\A").next();
        session.createProducer(session.createQueue("opd.updates"))
            .send(session.createTextMessage(followUp));
        System.out.println("sent");
      }
    }
  }
}
