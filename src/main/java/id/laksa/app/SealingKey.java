package id.laksa.app;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the ledger, for as long as this node lives, by which key it seals: that one can't be
 * retired meanwhile. A session's lock says it, so that a node that dies has said it for the last
 * time.
 */
final class SealingKey implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SealingKey.class);
  private static final int LOOK_SECONDS = 2;
  private static final int ANSWER_SECONDS = 5;
  private final HikariDataSource ledger;
  private final byte[] dataKey;
  private final Thread thread;
  private volatile Connection connection;
  private volatile boolean closing;

  /**
   * Begins to say it.
   *
   * @param dataKeys the current one first
   * @throws StartupFailure if this ledger doesn't take a node with these keys
   */
  SealingKey(HikariDataSource ledger, byte[] ticketKey, List<byte[]> dataKeys) throws SQLException {
    this.ledger = ledger;
    this.dataKey = dataKeys.get(0).clone();
    this.connection = hold();
    // Held before it is asked, so that it can't be retired between.
    try {
      KnownKeys.require(Jdbi.create(ledger), ticketKey, dataKeys);
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
    this.thread = new Thread(this::holdForEver, "sealing-key");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    close(connection);
  }

  /**
   * With the pool's settings: a server that is silent is away, and a dead node's lock ends soon.
   */
  private Connection hold() throws SQLException {
    Properties settings = new Properties();
    settings.putAll(ledger.getDataSourceProperties());
    settings.setProperty("user", ledger.getUsername());
    settings.setProperty("password", ledger.getPassword());
    Connection fresh = DriverManager.getConnection(ledger.getJdbcUrl(), settings);
    try (PreparedStatement statement =
        fresh.prepareStatement(
            "select pg_advisory_lock_shared(hashtextextended('seals:' || encode(?, 'hex'), 0))")) {
      statement.setBytes(1, KnownKeys.proof(dataKey));
      statement.execute();
      return fresh;
    } catch (SQLException e) {
      close(fresh);
      throw e;
    }
  }

  private void holdForEver() {
    while (!closing) {
      try {
        do {
          pause(LOOK_SECONDS);
        } while (!closing && connection.isValid(ANSWER_SECONDS));
      } catch (SQLException e) {
        LOG.debug("The ledger has gone away", e);
      }
      close(connection);
      holdAgain();
    }
    close(connection);
  }

  private void holdAgain() {
    while (!closing) {
      try {
        connection = hold();
        KnownKeys.requireNotRetired(Jdbi.create(ledger), dataKey);
        return;
      } catch (StartupFailure e) {
        // While the ledger and this node were parted. The lock stays: it does seal by that key.
        LOG.error("This node must be restarted with another key: {}", e.getMessage());
        return;
      } catch (SQLException | RuntimeException e) {
        LOG.debug("The ledger is still away", e);
        close(connection);
        pause(1);
      }
    }
  }

  private void pause(int seconds) {
    try {
      TimeUnit.SECONDS.sleep(seconds);
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  private static void close(Connection one) {
    try {
      one.close();
    } catch (SQLException e) {
      LOG.debug("A connection can't be closed", e);
    }
  }
}
