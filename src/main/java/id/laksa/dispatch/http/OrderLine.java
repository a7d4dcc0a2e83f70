package id.laksa.dispatch.http;

import id.laksa.department.Department;
import id.laksa.dispatch.jms.OrderLeases.Lease;
import jakarta.jms.JMSException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Departments' requests that wait for orders. They cost no thread each: one looks, when a request
 * comes and once a second, for the one of each department that waits longest. Thread-safe.
 */
public final class OrderLine implements AutoCloseable {
  /** So many requests of one department wait at a time. */
  static final int MOST_OF_ONE = 5;

  /** So many wait in all. */
  public static final int MOST = 200;

  private static final long LOOK_MS = 1_000;
  private final Source orders;
  private final Map<String, Deque<OrderQuestion>> waiting = new LinkedHashMap<>();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "orders-over-http");
            thread.setDaemon(true);
            return thread;
          });
  private int all;
  private boolean closed;

  /** Where orders come from. */
  @FunctionalInterface
  public interface Source {
    /** At most so many for a department; none while there are none. */
    List<Lease> lease(Department department, int most) throws JMSException;
  }

  /** Opens the line. */
  public OrderLine(Source orders) {
    this.orders = orders;
    var unused = looks.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
  }

  /** Lets a request wait until it is answered; false when too many do. */
  boolean join(OrderQuestion question) {
    synchronized (this) {
      Deque<OrderQuestion> its =
          waiting.computeIfAbsent(question.department().code(), code -> new ArrayDeque<>());
      if (closed || all >= MOST || its.size() >= MOST_OF_ONE) {
        return false;
      }
      its.add(question);
      all++;
    }
    try {
      looks.execute(() -> look(question.department().code()));
    } catch (RejectedExecutionException e) {
      end(question);
    }
    return true;
  }

  /** Answers everybody with nothing, and lets nobody wait any more. */
  @Override
  public void close() {
    looks.shutdown();
    List<OrderQuestion> left = new ArrayList<>();
    synchronized (this) {
      closed = true;
      waiting.values().forEach(left::addAll);
    }
    left.forEach(this::end);
  }

  private void look() {
    List<String> departments;
    synchronized (this) {
      departments = List.copyOf(waiting.keySet());
    }
    departments.forEach(this::look);
  }

  private void look(String department) {
    for (OrderQuestion question : of(department)) {
      try {
        if (question.gone().getAsBoolean()) {
          end(question);
          continue;
        }
        List<Lease> leases = orders.lease(question.department(), question.most());
        if (leases.isEmpty()) {
          break;
        }
        leave(question);
        question.answer().complete(leases);
      } catch (JMSException | RuntimeException e) {
        // Whatever it is, nobody waits for ever, and the next look comes.
        leave(question);
        question.answer().completeExceptionally(e);
      }
    }
    of(department).stream()
        .filter(question -> System.nanoTime() - question.until() >= 0)
        .forEach(this::end);
  }

  private synchronized List<OrderQuestion> of(String department) {
    return List.copyOf(waiting.getOrDefault(department, new ArrayDeque<>()));
  }

  private void end(OrderQuestion question) {
    leave(question);
    question.answer().complete(List.of());
  }

  private synchronized void leave(OrderQuestion question) {
    Deque<OrderQuestion> its = waiting.get(question.department().code());
    if (its != null) {
      if (its.remove(question)) {
        all--;
      }
      if (its.isEmpty()) {
        waiting.remove(question.department().code());
      }
    }
  }
}
