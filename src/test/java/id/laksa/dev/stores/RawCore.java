package id.laksa.dev.stores;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;

/** A TCP client that writes core packets byte for byte, whatever order a real client keeps. */
final class RawCore implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;
  private static final int SHORT_PATIENCE_MS = 100;
  private static final int BODY = 13;

  /** Of the core client that this broker comes with. */
  static final int CLIENT_VERSION = 135;

  /** Of it, an encoder only wants to know how new the other side is, and a buffer. */
  private static final CoreRemotingConnection NEWEST =
      (CoreRemotingConnection)
          Proxy.newProxyInstance(
              CoreRemotingConnection.class.getClassLoader(),
              new Class<?>[] {CoreRemotingConnection.class},
              (self, method, arguments) -> {
                if (method.getReturnType() == boolean.class) {
                  return true;
                }
                return method.getReturnType() == int.class
                    ? CLIENT_VERSION
                    : ActiveMQBuffers.dynamicBuffer(BODY);
              });

  private final Socket socket;

  RawCore(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MS);
    write("ARTEMIS".getBytes(StandardCharsets.US_ASCII));
  }

  /** Every packet type that there is. */
  static List<Byte> types() {
    return Stream.of(PacketImpl.class.getFields())
        .filter(field -> field.getType() == byte.class)
        .map(RawCore::value)
        .distinct()
        .toList();
  }

  private static byte value(Field field) {
    try {
      return field.getByte(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** What follows length, type and channel when Artemis encodes a packet. */
  static byte[] bodyOf(PacketImpl packet) {
    var buffer = packet.encode(NEWEST);
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.getBytes(0, bytes);
    return ByteBuffer.allocate(bytes.length - BODY).put(bytes, BODY, bytes.length - BODY).array();
  }

  void send(byte type, long channel, byte[] body) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(BODY + body.length);
    frame.putInt(BODY - Integer.BYTES + body.length).put(type).putLong(channel).put(body);
    write(frame.array());
  }

  private void write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Says that nothing more will come. */
  void end() throws IOException {
    socket.shutdownOutput();
  }

  /** Whether the broker has hung up, or does so very soon. */
  boolean isOver() throws IOException {
    socket.setSoTimeout(SHORT_PATIENCE_MS);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  /** The type of the next answer. */
  byte answer() throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    int length = in.readInt();
    byte type = in.readByte();
    in.skipNBytes(length - 1);
    return type;
  }

  /** The types of all answers until the broker hangs up; fails if it doesn't. */
  List<Byte> answers() throws IOException {
    List<Byte> types = new ArrayList<>();
    try {
      while (true) {
        types.add(answer());
      }
    } catch (EOFException | SocketException e) {
      return types;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the broker keeps the connection; it answered " + types, e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
