import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Scanner;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * The smallest department system there is: prints the next work order of its queue, or the next of
 * its follow-ups that was refused, or sends what comes in on standard input to opd.updates. For
 * trying by hand; see docs/trying.md.
 *
 * <p>java -cp 'target/lib/*:target/trial/*' docs/examples/Department.java USER PASSWORD read | refused | send; with
 * -Dport=… before -cp where laksa.amqp.port isn't 5672.
 */
public final class Department {
  public static void main(String[] args) throws Exception {
    if (args.length != 3) {
      System.err.println("usage: USER PASSWORD read | refused | send");
      System.exit(2);
    }
    String user = args[0];
    String broker = "amqp://127.0.0.1:" + System.getProperty("port", "5672");
    try (Connection connection =
            new JmsConnectionFactory(broker + "?jms.prefetchPolicy.all=1")
                .createConnection(user, args[1]);
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE)) {
      connection.start();
      if (!args[2].equals("send")) {
        String queue = "opd." + user + (args[2].equals("refused") ? ".refused" : "");
        MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
        TextMessage message = (TextMessage) consumer.receive(5_000);
        if (message == null) {
          System.out.println("nothing waits");
          return;
        }
        if (message.propertyExists("laksa_reason")) {
          System.out.println(message.getStringProperty("laksa_reason"));
          System.out.println(message.getStringProperty("laksa_detail"));
        }
        System.out.println(message.getText());
        message.acknowledge();
      } else {
        String followUp = new Scanner(System.in).useDelimiter("\\A").next();
        session.createProducer(session.createQueue("opd.updates"))
            .send(session.createTextMessage(followUp));
        System.out.println("sent");
      }
    }
  }
}
