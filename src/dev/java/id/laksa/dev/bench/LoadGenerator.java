package id.laksa.dev.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reporters who send complaints over keep-alive connections, all on one event loop, and with no
 * more of HTTP than that takes: the generator shares the machine with the engine. Complaints are
 * sent from that loop.
 */
final class LoadGenerator implements Line.Listener {
  private static final long PAUSE_AFTER_ERROR_MS = 100;
  private static final long PAUSE_AFTER_REFUSAL_MS = 1_000;
  private static final long TICK_MS = 1;
  private static final long LATE_CHECK_MS = 1_000;
  private final Vertx vertx;
  private final String head;
  private final Window window;
  private final DeliveryTally tally;
  private final Latencies receipts = new Latencies();
  private final Latencies refusals = new Latencies();
  private final Errors errors = new Errors();
  private final Promise<Void> done = Promise.promise();
  private final List<Line> lines = new ArrayList<>();
  private final Deque<Line> idle = new ArrayDeque<>();
  private final Deque<Long> due = new ArrayDeque<>();
  private final AtomicLong open = new AtomicLong();
  private final UUID run = UUID.randomUUID();
  private volatile boolean givenUp;
  private boolean closedLoop;
  private long number;
  private long offered;

  LoadGenerator(Vertx vertx, URI engine, int connections, Window window, DeliveryTally tally) {
    this.vertx = vertx;
    this.window = window;
    this.tally = tally;
    this.head =
        "POST /api/v1/complaints HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\n"
            .formatted(engine.getHost(), engine.getPort());
    NetClient client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
    for (int i = 0; i < connections; i++) {
      lines.add(new Line(client, engine, this));
    }
  }

  /**
   * Each of the reporters sends his next complaint when the one before is answered, or a second
   * after it was refused.
   */
  void sendClosedLoop() {
    start();
    closedLoop = true;
    lines.forEach(this::next);
  }

  /** Complaints come at their time, however slowly they are answered. */
  void sendOpenLoop(RateSchedule schedule) {
    start();
    idle.addAll(lines);
    vertx.setPeriodic(
        TICK_MS,
        timer -> {
          long now = Math.min(System.nanoTime(), window.until() - 1);
          for (long until = schedule.dueBy(now); offered < until; offered++) {
            open.incrementAndGet();
            due.add(schedule.dueAt(offered));
          }
          while (!due.isEmpty() && !idle.isEmpty()) {
            send(idle.pop(), due.pop());
          }
          if (isOver()) {
            finishIfOver();
            vertx.cancelTimer(timer);
          }
        });
  }

  /** Done when the time is over and every complaint is answered. */
  Future<Void> done() {
    return done.future();
  }

  Latencies receipts() {
    return receipts;
  }

  /** Of the answers that brought no receipt. */
  Latencies refusals() {
    return refusals;
  }

  Errors errors() {
    return errors;
  }

  /** Counts those that have no answer yet as errors; from any thread. */
  void giveUp() {
    givenUp = true;
    for (long left = open.get(); left > 0; left--) {
      errors.add("unanswered");
    }
  }

  @Override
  public void answered(Line line, BareAnswer answer, long intended) {
    long now = System.nanoTime();
    open.decrementAndGet();
    if (answer.isReceipt()) {
      tally.accepted(String.valueOf(answer.ticket()), now);
      if (window.holds(now)) {
        receipts.add(now - intended);
      }
    } else if (!givenUp) {
      errors.add(Integer.toString(answer.status()));
      refusals.add(now - intended);
      if (closedLoop) {
        vertx.setTimer(PAUSE_AFTER_REFUSAL_MS, timer -> next(line));
        return;
      }
    }
    next(line);
  }

  @Override
  public void broke(Line line, String why) {
    open.decrementAndGet();
    if (!givenUp) {
      errors.add(why);
      vertx.setTimer(PAUSE_AFTER_ERROR_MS, timer -> next(line));
    }
  }

  private void start() {
    vertx.setPeriodic(LATE_CHECK_MS, timer -> lines.forEach(Line::hangUpIfLate));
  }

  private boolean isOver() {
    return System.nanoTime() - window.until() >= 0;
  }

  private void finishIfOver() {
    if (isOver() && open.get() == 0) {
      done.tryComplete();
    }
  }

  private void next(Line line) {
    if (closedLoop && !isOver()) {
      open.incrementAndGet();
      send(line, System.nanoTime());
    } else if (!due.isEmpty()) {
      send(line, due.pop());
    } else {
      idle.push(line);
      finishIfOver();
    }
  }

  private void send(Line line, long intended) {
    String body = SampleComplaints.json(number);
    String request =
        head
            + ("Idempotency-Key: " + run + "-" + number++ + "\r\nContent-Length: ")
            + (body.length() + "\r\n\r\n" + body);
    line.ask(Buffer.buffer(request), intended);
  }
}
