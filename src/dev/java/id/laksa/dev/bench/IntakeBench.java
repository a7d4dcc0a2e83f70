package id.laksa.dev.bench;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import jakarta.jms.JMSException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * How fast a running engine takes complaints in and brings them to their departments. It acts as
 * the departments and empties their queues, so it is not for an engine that real ones listen to.
 */
public final class IntakeBench {
  private static final int COMMITTING_CONNECTIONS = 16;

  /**
   * The engine and its stores.
   *
   * @param url base of the App API
   * @param management base of its figures
   * @param brokerUrl for departments: {@code amqp://127.0.0.1:5672}
   * @param passwords of at least the departments that the complaints go to, by user
   * @param jdbcUrl of the engine's own PostgreSQL, in which a scratch table may be made
   */
  public record Target(
      URI url,
      URI management,
      String brokerUrl,
      Map<String, String> passwords,
      String jdbcUrl,
      String jdbcUser,
      String jdbcPassword) {
    public Target {
      passwords = Map.copyOf(passwords);
    }

    Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbcUrl, jdbcUser, jdbcPassword);
    }

    Map<String, String> passwordsOf(Iterable<String> users) {
      Map<String, String> some = new TreeMap<>();
      for (String user : users) {
        some.put(user, passwordOf(user));
      }
      return some;
    }

    /**
     * One of the passwords.
     *
     * @throws IllegalArgumentException if it isn't there
     */
    public String passwordOf(String user) {
      String password = passwords.get(user);
      if (password == null) {
        throw new IllegalArgumentException("There is no password of " + user + ".");
      }
      return password;
    }

    /** Shows no password. */
    @Override
    public String toString() {
      return "Target[" + url + "]";
    }
  }

  /**
   * How much for how long.
   *
   * @param connections at least 1
   * @param measured how long is measured, after the warm-up; at least a second
   * @param rate complaints offered a second, whatever becomes of them; 0: each connection sends
   *     when its last one is answered
   * @param patience longest wait at the end for answers, and again for deliveries
   * @param commits how long single-row commits are measured
   * @param alone how long PostgreSQL alone is measured, by the receipts given last; zero: not
   * @param slice prints what was delivered in each so many seconds from the first request on; 0:
   *     doesn't
   */
  public record Options(
      int connections,
      Duration warmUp,
      Duration measured,
      int rate,
      Duration patience,
      Duration commits,
      Duration alone,
      int slice) {

    /** With the usual waits. */
    public static Options of(int connections, Duration warmUp, Duration measured, int rate) {
      return new Options(
          connections,
          warmUp,
          measured,
          rate,
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          0);
    }

    /** The same, printed by slices of so many seconds too. */
    public Options slicedBy(int seconds) {
      return new Options(connections, warmUp, measured, rate, patience, commits, alone, seconds);
    }
  }

  private IntakeBench() {}

  /**
   * Runs, and prints one JSON line a figure. Takes the warm-up, the measured time, the commits,
   * PostgreSQL alone and what is left to settle, at most the patience twice.
   *
   * @param pid the engine's process
   * @return whether nothing was refused, missing or delivered twice
   * @throws JMSException if a department can't read its queue
   * @throws SQLException if the database doesn't let the commits be measured
   * @throws IllegalArgumentException if a department's password isn't there
   */
  public static boolean run(Target target, long pid, Options options, PrintStream out)
      throws JMSException, SQLException, InterruptedException {
    UseMeter meter = new UseMeter(target, pid);
    AtomicReference<CompletableFuture<UseMeter.Use>> use = new AtomicReference<>();
    Measured measured = measure(target, options, window -> use.set(meter.within(window)));
    IntakeReport report = new IntakeReport(options, out);
    report.print(measured);
    report.print(Objects.requireNonNull(use.get()).join(), measured.counts().delivered());
    double commits = new CommitRate(target, COMMITTING_CONNECTIONS).perSecond(options.commits());
    report.printCommits(measured, commits);
    if (!options.alone().isZero()) {
      ReceiptSamples samples = samples(target);
      report.print(measured, new PostgresAlone(target, meter).measure(samples, options.alone()));
    }
    return measured.isSound();
  }

  private static ReceiptSamples samples(Target target) throws SQLException {
    try (Connection ledger = target.connect()) {
      return new ReceiptSamples(ledger);
    }
  }

  /**
   * What a run brought.
   *
   * @param toQueue from the receipt to the queue, of the receipts read within the window
   * @param bySecond how many were delivered, by the second from the window's beginning; those of
   *     the warm-up are negative
   */
  record Measured(
      Window window,
      DeliveryTally.Counts counts,
      Latencies receipts,
      Latencies refusals,
      Errors errors,
      Latencies toQueue,
      SortedMap<Long, Long> bySecond) {
    double acceptedPerSecond() {
      return counts.accepted() / window.seconds();
    }

    double deliveredPerSecond() {
      return counts.delivered() / window.seconds();
    }

    /** Whether nothing was refused, missing or delivered twice. */
    boolean isSound() {
      return errors.total() + counts.missing() + counts.duplicates() == 0;
    }
  }

  static Measured measure(Target target, Options options)
      throws JMSException, InterruptedException {
    return measure(target, options, window -> {});
  }

  /** Tells of the window before it begins. */
  private static Measured measure(Target target, Options options, Consumer<Window> begins)
      throws JMSException, InterruptedException {
    Map<String, String> passwords = target.passwordsOf(SampleComplaints.users());
    try (DepartmentReaders departments = new DepartmentReaders(target.brokerUrl())) {
      departments.connect(passwords);
      Window window = Window.after(options.warmUp(), options.measured());
      begins.accept(window);
      DeliveryTally tally = new DeliveryTally(window);
      departments.start(tally);
      LoadGenerator reporters = load(target, options, window, tally);
      DeliveryTally.Counts counts = tally.await(options.patience());
      return new Measured(
          window,
          counts,
          reporters.receipts(),
          reporters.refusals(),
          reporters.errors(),
          tally.toQueue(),
          tally.bySecond());
    }
  }

  private static LoadGenerator load(
      Target target, Options options, Window window, DeliveryTally tally)
      throws InterruptedException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setPreferNativeTransport(true));
    LoadGenerator reporters =
        new LoadGenerator(vertx, target.url(), options.connections(), window, tally);
    long start = window.from() - options.warmUp().toNanos();
    vertx.runOnContext(
        loop -> {
          if (options.rate() > 0) {
            reporters.sendOpenLoop(new RateSchedule(options.rate(), start));
          } else {
            reporters.sendClosedLoop();
          }
        });
    long longest = window.until() - System.nanoTime() + options.patience().toNanos();
    try {
      reporters.done().toCompletionStage().toCompletableFuture().get(longest, NANOSECONDS);
    } catch (TimeoutException e) {
      reporters.giveUp();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The reporters' loop broke", e);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    return reporters;
  }
}
