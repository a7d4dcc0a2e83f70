package id.laksa.dev.stores;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.app.StartupFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL inside the engine's process tree, on the loopback address only, with its data in the
 * data folder's {@code postgres}. It runs until it is closed, or until the engine is gone.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** The name of the database, and of the role that owns it and nothing else. */
  public static final String NAME = "laksa";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String SUPERUSER = "postgres";
  private static final int READY_ATTEMPTS = 6000;
  private static final String WRONG_PASSWORD = "28P01";

  private final int port;
  private final PostgresLog log;
  private final PostgresServer server;

  private EmbeddedPostgres(int port, PostgresLog log, PostgresServer server) {
    this.port = port;
    this.log = log;
    this.server = server;
  }

  /** The same, with one password for both. */
  public static EmbeddedPostgres start(DataFolder data, int port, String password) {
    return start(data, port, password, password);
  }

  /**
   * Starts it and waits until it answers; the first time, it is made. The superuser is asked for
   * here alone, to make the engine's own role and its database.
   *
   * @param data the folder that this engine owns
   * @param port to listen on, 1 to 65535
   * @param password of the role {@code laksa}: the same one at every start
   * @param superuserPassword of the superuser {@code postgres}, likewise; he gets it where an older
   *     engine gave him the role's
   * @throws StartupFailure if it can't be started, with what to do about it
   */
  public static EmbeddedPostgres start(
      DataFolder data, int port, String password, String superuserPassword) {
    Path home = data.folder("postgres");
    PostgresPrograms programs = new PostgresPrograms(PostgresBinaries.unpack(home));
    PostgresFolder folder = new PostgresFolder(home, programs);
    folder.initialise(superuserPassword);
    folder.reclaim();
    Ports.requireFree(port, "laksa.postgres.port");
    PostgresLog log = new PostgresLog(home.resolve("log"));
    PostgresServer server = new PostgresServer(programs, folder, log, settings(folder, port));
    EmbeddedPostgres postgres = new EmbeddedPostgres(port, log, server);
    try {
      server.start();
      postgres.prepare(password, superuserPassword);
    } catch (RuntimeException e) {
      postgres.close();
      throw e;
    }
    return postgres;
  }

  /** What no file may override: where it listens, that it is durable, that its log is discreet. */
  private static List<String> settings(PostgresFolder folder, int port) {
    return List.of(
        "-D",
        folder.path().toString(),
        "-clisten_addresses=127.0.0.1",
        "-cport=" + port,
        "-cunix_socket_directories=",
        "-cfsync=on",
        "-csynchronous_commit=on",
        "-cfull_page_writes=on",
        // The outbox fills and empties all the time: what was deleted must not lie in the way for
        // long.
        "-cautovacuum_naptime=15s",
        "-clogging_collector=off",
        "-clog_destination=stderr",
        "-clog_error_verbosity=terse",
        "-clog_min_error_statement=panic",
        "-clog_checkpoints=off",
        "-ccluster_name=laksa");
  }

  /** The address of the database, for the role {@code laksa}. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
  }

  /** Whether the server process exists now; after a crash it is started again by itself. */
  public boolean isAlive() {
    return server.isAlive();
  }

  private void prepare(String password, String superuserPassword) {
    try {
      if (isKnown(SUPERUSER, superuserPassword)) {
        ensureOwner(superuserPassword, password, superuserPassword);
      } else if (isKnown(SUPERUSER, password)) {
        ensureOwner(password, password, superuserPassword);
      } else if (isKnown(NAME, password)) {
        LOG.warn("PostgreSQL's superuser has another password than the one in keys.properties");
      } else {
        throw new StartupFailure(
            "The database was made with another password: put the former keys.properties back.");
      }
    } catch (SQLException e) {
      throw new StartupFailure(
          "PostgreSQL runs but does not take orders (" + e.getMessage() + "): look into its log.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupFailure("The start of PostgreSQL was interrupted: start again.", e);
    }
  }

  private void ensureOwner(String superuserPassword, String password, String wanted)
      throws SQLException {
    try (Connection superuser = login(SUPERUSER, superuserPassword).getConnection()) {
      PostgresOwner.ensure(superuser, NAME, password);
      if (!superuserPassword.equals(wanted)) {
        PostgresOwner.giveOwnPassword(superuser, SUPERUSER, wanted);
      }
    }
  }

  private PGSimpleDataSource login(String user, String password) {
    PGSimpleDataSource login = new PGSimpleDataSource();
    login.setURL("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
    login.setUser(user);
    login.setPassword(password);
    return login;
  }

  /** A server that recovers from a crash refuses connections until it is done. */
  private boolean isKnown(String user, String password) throws SQLException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        login(user, password).getConnection().close();
        return true;
      } catch (SQLException e) {
        if (WRONG_PASSWORD.equals(e.getSQLState())) {
          return false;
        }
        if (attempt == READY_ATTEMPTS || server.awaitEnd(50)) {
          throw new StartupFailure(
              "PostgreSQL does not start (" + log.lastFault() + "): see postgres/log.", e);
        }
      }
    }
  }

  /** Stops the server in an orderly way; nothing that was committed is lost. */
  @Override
  public void close() {
    server.close();
    log.close();
  }
}
