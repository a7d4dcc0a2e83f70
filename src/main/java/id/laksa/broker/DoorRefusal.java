package id.laksa.broker;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/** Why somebody is refused at the departments' door, and how often that was since the start. */
public enum DoorRefusal {
  /** A selector of his own, or any other filter. */
  SELECTOR("amqp:not-allowed", "the only selector here is laksa_update = '…'"),
  /** As many connections as a user may have are open. */
  CONNECTIONS("amqp:resource-limit-exceeded", "this user has too many connections"),
  /** As many sessions as a user may have are open. */
  SESSIONS("amqp:resource-limit-exceeded", "this user has too many sessions"),
  /** As many consumers and browsers as a user may have are open. */
  CONSUMERS("amqp:resource-limit-exceeded", "this user has too many consumers"),
  /** As many links as a connection may have are open. */
  LINKS("amqp:resource-limit-exceeded", "this connection has too many links"),
  /** Nobody logged in, for too long, or while too many others came. */
  LOGIN("amqp:unauthorized-access", "log in sooner");

  private static final Map<DoorRefusal, LongAdder> TIMES = new ConcurrentHashMap<>();
  private final String condition;
  private final String sentence;

  DoorRefusal(String condition, String sentence) {
    this.condition = condition;
    this.sentence = sentence;
  }

  /** Its stable name: {@code selector}. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How often, by any broker in this process. */
  public long times() {
    return TIMES.computeIfAbsent(this, unused -> new LongAdder()).sum();
  }

  void count() {
    TIMES.computeIfAbsent(this, unused -> new LongAdder()).increment();
  }

  ErrorCondition condition() {
    return new ErrorCondition(Symbol.valueOf(condition), reason() + ": " + sentence);
  }
}
