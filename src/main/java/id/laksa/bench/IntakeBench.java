package id.laksa.bench;

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
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

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
        String password = passwords.get(user);
        if (password == null) {
          throw new IllegalArgumentException("There is no password of department " + user + ".");
        }
        some.put(user, password);
      }
      return some;
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
   */
  public record Options(
      int connections,
      Duration warmUp,
      Duration measured,
      int rate,
      Duration patience,
      Duration commits) {

    /** With the usual waits. */
    public static Options of(int connections, Duration warmUp, Duration measured, int rate) {
      return new Options(
          connections, warmUp, measured, rate, Duration.ofSeconds(30), Duration.ofSeconds(5));
    }
  }

  private IntakeBench() {}

  /**
   * Runs, and prints one JSON line a figure. Takes the warm-up, the measured time, the commits and
   * what is left to settle, at most the patience twice.
   *
   * @return whether nothing was refused, missing or delivered twice
   * @throws JMSException if a department can't read its queue
   * @throws SQLException if the database doesn't let the commits be measured
   * @throws IllegalArgumentException if a department's password isn't there
   */
  public static boolean run(Target target, Options options, PrintStream out)
      throws JMSException, SQLException, InterruptedException {
    Measured measured = measure(target, options);
    double commits = new CommitRate(target, COMMITTING_CONNECTIONS).perSecond(options.commits());
    new IntakeReport(options, out).print(measured, commits);
    return measured.isSound();
  }

  /**
   * What a run brought.
   *
   * @param toQueue from the receipt to the queue, of the receipts read within the window
   */
  record Measured(
      Window window,
      Deliveries.Counts counts,
      Latencies receipts,
      Latencies refusals,
      Errors errors,
      Latencies toQueue) {
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
    Map<String, String> passwords = target.passwordsOf(SampleComplaints.users());
    try (DepartmentReaders departments = new DepartmentReaders(target.brokerUrl())) {
      departments.connect(passwords);
      Window window = Window.after(options.warmUp(), options.measured());
      Deliveries deliveries = new Deliveries(window);
      departments.start(deliveries);
      Reporters reporters = load(target, options, window, deliveries);
      Deliveries.Counts counts = deliveries.await(options.patience());
      return new Measured(
          window,
          counts,
          reporters.receipts(),
          reporters.refusals(),
          reporters.errors(),
          deliveries.toQueue());
    }
  }

  private static Reporters load(
      Target target, Options options, Window window, Deliveries deliveries)
      throws InterruptedException {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setPreferNativeTransport(true));
    Reporters reporters =
        new Reporters(vertx, target.url(), options.connections(), window, deliveries);
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
