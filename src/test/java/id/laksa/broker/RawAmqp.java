package id.laksa.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.Delivery;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Sasl;
import org.apache.qpid.proton.engine.Sender;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.engine.Transport;

/** An AMQP client that sends the bytes it is given, whether they are a message or not. */
public final class RawAmqp implements AutoCloseable {
  private static final int PATIENCE_MS = 20_000;
  private final Socket socket;
  private final Transport transport = Proton.transport();
  private final Connection connection = Proton.connection();
  private final Session session;
  private int links;
  private boolean over;

  /** Logs in at a door of this machine. */
  public RawAmqp(int port, String user, String password) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
    Sasl sasl = transport.sasl();
    sasl.client();
    sasl.plain(user, password);
    transport.bind(connection);
    connection.setContainer("raw");
    connection.open();
    session = connection.session();
    session.open();
    until(() -> session.getRemoteState() == EndpointState.ACTIVE);
  }

  /** A link to an address, with capabilities that the broker may offer. */
  public Sender link(String address, Symbol... desired) throws IOException {
    Target target = new Target();
    target.setAddress(address);
    Sender link = link();
    link.setTarget(target);
    link.setDesiredCapabilities(desired);
    link.open();
    until(() -> link.getCredit() > 0);
    return link;
  }

  /** The link of the transactions. */
  public Sender coordinator() throws IOException {
    Sender link = link();
    link.setTarget(new Coordinator());
    link.open();
    until(() -> link.getCredit() > 0);
    return link;
  }

  private Sender link() {
    Sender link = session.sender("link " + links++);
    Source source = new Source();
    source.setOutcomes(Accepted.DESCRIPTOR_SYMBOL, Rejected.DESCRIPTOR_SYMBOL);
    link.setSource(source);
    return link;
  }

  /**
   * Sends one message; what became of it in a word: {@code accepted}, {@code rejected} with the
   * broker's sentence, {@code detached} or {@code closed} with it.
   */
  public String send(Sender link, int format, byte[] encoded) throws IOException {
    Delivery delivery = offer(link, format, encoded);
    until(() -> delivery.getRemoteState() != null || link.getRemoteState() == EndpointState.CLOSED);
    if (delivery.getRemoteState() instanceof Rejected rejected) {
      return "rejected " + rejected.getError().getDescription();
    }
    if (delivery.getRemoteState() != null) {
      return delivery.getRemoteState() instanceof Accepted ? "accepted" : "other";
    }
    return isOver()
        ? "closed " + connection.getRemoteCondition().getDescription()
        : "detached " + link.getRemoteCondition().getDescription();
  }

  /** Sends one message; nobody asks what becomes of it. */
  public void sendWithoutWaiting(Sender link, byte[] encoded) throws IOException {
    offer(link, 0, encoded);
    until(() -> true);
  }

  private Delivery offer(Sender link, int format, byte[] encoded) {
    Delivery delivery = link.delivery(("tag " + links++).getBytes(StandardCharsets.UTF_8));
    delivery.setMessageFormat(format);
    link.send(encoded, 0, encoded.length);
    link.advance();
    return delivery;
  }

  /** Whether the broker ended it. */
  public boolean isOver() {
    return over || connection.getRemoteState() == EndpointState.CLOSED;
  }

  private void until(BooleanSupplier done) throws IOException {
    while (true) {
      for (int pending = transport.pending(); pending > 0; pending = transport.pending()) {
        ByteBuffer head = transport.head();
        byte[] bytes = new byte[head.remaining()];
        head.get(bytes);
        socket.getOutputStream().write(bytes);
        transport.pop(bytes.length);
      }
      if (done.getAsBoolean() || isOver()) {
        return;
      }
      byte[] bytes = new byte[Math.min(transport.capacity(), 16_384)];
      int read = socket.getInputStream().read(bytes);
      if (read < 0) {
        over = true;
        return;
      }
      transport.tail().put(bytes, 0, read);
      transport.process();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
