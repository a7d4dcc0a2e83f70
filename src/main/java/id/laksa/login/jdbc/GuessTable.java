package id.laksa.login.jdbc;

import id.laksa.complaint.KeyedHash;
import id.laksa.complaint.jdbc.RowFormat;
import id.laksa.login.GuessThrottle;
import id.laksa.login.GuessThrottle.Count;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the counts of all nodes in the ledger, on a thread of its own: a login waits for it never.
 * While the ledger is away, or more comes than it can take, each node counts for itself.
 */
public final class GuessTable implements GuessThrottle.Shared, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuessTable.class);
  private static final int MOST_WAITING = 1_000;
  private final Jdbi jdbi;
  private final KeyedHash hash;
  private final GuessThrottle throttle;
  private final InstantSource clock;
  private final ThreadPoolExecutor later =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          task -> {
            Thread thread = new Thread(task, "shared-guesses");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * Wires it.
   *
   * @param masterKey the same on every node
   * @param throttle is told what the nodes know together
   */
  public GuessTable(Jdbi jdbi, byte[] masterKey, GuessThrottle throttle, InstantSource clock) {
    this.jdbi = jdbi;
    this.hash = KeyedHash.derived(masterKey, "login-guess");
    this.throttle = throttle;
    this.clock = clock;
  }

  @Override
  public void wrong(String key) {
    Instant now = clock.instant();
    run(
        handle -> {
          throttle.learn(key, count(handle, key, now));
          tell(handle, key);
        });
  }

  @Override
  public void right(String pair, boolean familiar) {
    Instant now = clock.instant();
    run(
        handle -> {
          handle.execute("delete from login_guess where key = ?", hashed(pair));
          if (familiar) {
            remember(handle, pair, now);
          }
        });
  }

  @Override
  public void ask(String pair) {
    run(handle -> tell(handle, pair));
  }

  /** Writes nothing more; what still waits is for nobody. */
  @Override
  public void close() {
    later.shutdownNow();
  }

  private void run(Consumer<Handle> step) {
    later.execute(
        () -> {
          try {
            jdbi.useTransaction(step::accept);
          } catch (JdbiException e) {
            LOG.debug("Guesses are counted by each node for itself while the ledger is away");
          }
        });
  }

  private Count count(Handle handle, String key, Instant now) {
    OffsetDateTime old = RowFormat.time(now.minus(GuessThrottle.WINDOW));
    handle.execute("delete from login_guess where since <= ?", old);
    return handle
        .createQuery(
            """
            insert into login_guess (key, since, wrong) values (:key, :now, 1)
            on conflict (key) do update set wrong = login_guess.wrong + 1
            returning since, wrong
            """)
        .bind("key", hashed(key))
        .bind("now", RowFormat.time(now))
        .map(
            (row, context) ->
                new Count(at(row.getObject("since", OffsetDateTime.class)), row.getInt("wrong")))
        .one();
  }

  private void remember(Handle handle, String pair, Instant now) {
    Duration kept = GuessThrottle.FAMILIAR;
    handle.execute("delete from login_known where at < ?", RowFormat.time(now.minus(kept)));
    handle.execute(
        "insert into login_known (key, at) values (?, ?) on conflict (key) do update set at ="
            + " greatest(login_known.at, excluded.at)",
        hashed(pair),
        RowFormat.time(now));
  }

  private void tell(Handle handle, String pair) {
    handle
        .createQuery("select at from login_known where key = :key")
        .bind("key", hashed(pair))
        .mapTo(OffsetDateTime.class)
        .findOne()
        .ifPresent(at -> throttle.learn(pair, at(at)));
  }

  private byte[] hashed(String key) {
    return hash.of(key.getBytes(StandardCharsets.UTF_8));
  }

  private static Instant at(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
  }
}
