package id.laksa.relay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from PostgreSQL that an outbox has something, so that the relays needn't look often. While
 * it is deaf (the ledger away) their slow poll is the net under it.
 */
public final class OutboxListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxListener.class);
  private static final int LISTEN_MS = 10_000;
  private static final long PAUSE_MS = 1_000;

  // A flood notifies thousands of times a second, and once is enough for all that was before it.
  private static final long REST_MS = 10;
  private final DataSource source;
  private final Map<String, Consumer<Set<String>>> wakes;
  private final Thread thread;

  /**
   * Starts to listen.
   *
   * @param source its connection is held for good
   * @param wakes what is called after notifications on a channel, quickly, with their payloads;
   *     with none when some may have been missed; channels are constants of the code
   */
  public OutboxListener(DataSource source, Map<String, Consumer<Set<String>>> wakes) {
    this.source = source;
    this.wakes = Map.copyOf(wakes);
    this.thread = new Thread(this::listenForEver, "outbox-listener");
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops listening. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void listenForEver() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Connection connection = source.getConnection()) {
        listen(connection);
      } catch (SQLException | RuntimeException e) {
        LOG.debug("The ledger can't be listened to now", e);
        pause(PAUSE_MS);
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    try (Statement statement = connection.createStatement()) {
      for (String channel : wakes.keySet()) {
        statement.execute("listen " + channel);
      }
    }
    wakes.values().forEach(wake -> wake.accept(Set.of()));
    while (!Thread.currentThread().isInterrupted()) {
      Arrays.stream(postgres.getNotifications(LISTEN_MS))
          .collect(
              Collectors.groupingBy(
                  PGNotification::getName,
                  Collectors.mapping(PGNotification::getParameter, Collectors.toSet())))
          .forEach(this::wake);
      pause(REST_MS);
    }
  }

  private void wake(String channel, Set<String> payloads) {
    Consumer<Set<String>> wake = wakes.get(channel);
    if (wake != null) {
      wake.accept(payloads);
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
