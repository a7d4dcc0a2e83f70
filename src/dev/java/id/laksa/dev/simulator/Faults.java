package id.laksa.dev.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Faults that a test orders; each meets one call that bears the right token. Thread-safe. */
public final class Faults {
  private final Deque<Fault> ordered = new ArrayDeque<>();

  /** What a business can call. */
  public enum Call {
    /** {@code POST …/messages}. */
    SEND,
    /** {@code POST …/media}. */
    UPLOAD,
    /** {@code GET /{version}/{media-id}}. */
    MEDIA,
    /** {@code GET} of a lent address. */
    DOWNLOAD
  }

  /**
   * What happens to a call.
   *
   * @param call which; null for any
   * @param error the answer; null for none of these
   * @param delay after which it is answered as if nothing were wrong; null for never, when there is
   *     no error either
   */
  public record Fault(@Nullable Call call, @Nullable GraphError error, @Nullable Duration delay) {}

  /** Refuses the next calls, whatever they are, with a Graph error of this code. */
  public void failNext(int httpStatus, int code, int times) {
    order(new Fault(null, GraphError.ordered(httpStatus, code), null), times);
  }

  /** Refuses the next calls of a kind. */
  public void failNext(Call call, int httpStatus, int code, int times) {
    order(new Fault(call, GraphError.ordered(httpStatus, code), null), times);
  }

  /** Lets the next call wait, whatever it is. */
  public void delayNext(Duration delay) {
    order(new Fault(null, null, delay), 1);
  }

  /** Lets the next call of a kind wait. */
  public void delayNext(Call call, Duration delay) {
    order(new Fault(call, null, delay), 1);
  }

  /** Never answers the next calls of a kind. */
  public void hangNext(Call call, int times) {
    order(new Fault(call, null, null), times);
  }

  /** How many were ordered and haven't happened. */
  public synchronized int pending() {
    return ordered.size();
  }

  /** Forgets what was ordered and hasn't happened. */
  public synchronized void clear() {
    ordered.clear();
  }

  /** What shall happen to a call that is here now. */
  public synchronized Optional<Fault> take(Call call) {
    Iterator<Fault> faults = ordered.iterator();
    while (faults.hasNext()) {
      Fault fault = faults.next();
      if (fault.call() == null || fault.call() == call) {
        faults.remove();
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private synchronized void order(Fault fault, int times) {
    for (int i = 0; i < times; i++) {
      ordered.add(fault);
    }
  }
}
