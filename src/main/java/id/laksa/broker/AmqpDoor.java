package id.laksa.broker;

/**
 * Where departments' systems come in at a broker inside.
 *
 * @param host the address it listens on; every other than a loopback address lets the network in
 * @param port 1 to 65535
 * @param limits of each department's user
 */
public record AmqpDoor(String host, int port, DoorLimits limits) {
  private static final String LOOPBACK = "127.0.0.1";

  /** On the loopback address, with the usual limits. */
  public static AmqpDoor inside(int port) {
    return new AmqpDoor(LOOPBACK, port, DoorLimits.USUAL);
  }

  /** Where somebody on this machine reaches it, {@code 127.0.0.1:5672}. */
  public String address() {
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    return (everywhere ? LOOPBACK : host) + ":" + port;
  }
}
