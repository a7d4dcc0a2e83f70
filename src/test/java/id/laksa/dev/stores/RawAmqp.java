package id.laksa.dev.stores;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnknownDescribedType;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.engine.Connection;
import org.apache.qpid.proton.engine.EndpointState;
import org.apache.qpid.proton.engine.Link;
import org.apache.qpid.proton.engine.Receiver;
import org.apache.qpid.proton.engine.Session;
import org.apache.qpid.proton.engine.Transport;

/** An AMQP client that says what no library would. One thread; nothing is read unless asked. */
final class RawAmqp implements AutoCloseable {
  static final UnsignedLong SELECTOR_CODE = UnsignedLong.valueOf(0x0000468C00000004L);
  private static final int PATIENCE_MS = 20_000;
  private final Socket socket = new Socket();
  private final Transport transport = Proton.transport();
  private final Connection connection = Proton.connection();
  private String inPlaceOf = "-";
  private String said = "-";

  /** Connects and says nothing. */
  RawAmqp(int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
    socket.setSoTimeout(PATIENCE_MS);
  }

  /** Logs in; whether that was accepted is known after {@link #await}. */
  RawAmqp logIn(String user, String password) throws IOException {
    transport.sasl().client();
    transport.sasl().setMechanisms("PLAIN");
    byte[] response = ("\0" + user + "\0" + password).getBytes(UTF_8);
    transport.sasl().send(response, 0, response.length);
    transport.bind(connection);
    connection.setContainer("raw");
    connection.open();
    say();
    return this;
  }

  /** Begins to speak AMQP, and doesn't log in. */
  void sayHello() throws IOException {
    socket.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 3, 1, 0, 0});
  }

  Connection connection() {
    return connection;
  }

  Session session() {
    Session session = connection.session();
    session.open();
    return session;
  }

  /** A consumer that isn't said yet. */
  static Receiver reader(Session session, String name, String queue, Map<String, Object> filters) {
    Receiver reader = session.receiver(name);
    Source source = new Source();
    source.setAddress(queue);
    if (!filters.isEmpty()) {
      Map<Symbol, Object> named = new HashMap<>();
      filters.forEach((key, value) -> named.put(Symbol.valueOf(key), value));
      source.setFilter(named);
    }
    reader.setSource(source);
    reader.open();
    return reader;
  }

  static Object described(Object descriptor, Object value) {
    return new UnknownDescribedType(descriptor, value);
  }

  /** Writes one word for another of its length in everything that is said from now on. */
  void sayInPlaceOf(String word, String other) {
    inPlaceOf = word;
    said = other;
  }

  /** Sends all that waits. */
  void say() throws IOException {
    for (ByteBuffer head = transport.head(); head.remaining() > 0; head = transport.head()) {
      byte[] bytes = new byte[head.remaining()];
      head.get(bytes);
      transport.pop(bytes.length);
      String text = new String(bytes, ISO_8859_1).replace(inPlaceOf, said);
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }
  }

  /** Talks until something is so, or the broker has hung up. */
  void await(BooleanSupplier isSo) throws IOException {
    say();
    byte[] bytes = new byte[8_192];
    while (!isSo.getAsBoolean()) {
      int read;
      try {
        read = socket.getInputStream().read(bytes);
      } catch (SocketTimeoutException e) {
        throw new AssertionError("The broker is silent", e);
      }
      if (read < 0) {
        return;
      }
      transport.tail().put(bytes, 0, read);
      transport.process();
      say();
    }
  }

  /** Why a link was refused, in the broker's words; empty if it is open. */
  String refusal(Link link) throws IOException {
    await(() -> link.getRemoteState() == EndpointState.CLOSED || isAttached(link) || isOver());
    if (link.getRemoteCondition() != null && link.getRemoteCondition().getCondition() != null) {
      return link.getRemoteCondition().getDescription();
    }
    return isOver() ? refusal() : "";
  }

  /** Why the connection was ended. */
  String refusal() throws IOException {
    await(this::isOver);
    return String.valueOf(connection.getRemoteCondition().getDescription());
  }

  /** Reads until the broker hangs up. */
  void awaitEnd() throws IOException {
    byte[] bytes = new byte[8_192];
    while (socket.getInputStream().read(bytes) >= 0) {
      // Whatever it says.
    }
  }

  boolean isOver() {
    return connection.getRemoteState() == EndpointState.CLOSED;
  }

  /** A link that is refused is attached first, without a source. */
  private static boolean isAttached(Link link) {
    return link.getRemoteState() == EndpointState.ACTIVE && link.getRemoteSource() != null;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
