package id.laksa.app;

import id.laksa.complaint.Complaint;
import id.laksa.complaint.PersonKeys;
import id.laksa.complaint.TicketNumber;
import id.laksa.complaint.jdbc.RowFormat;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The stores of an engine that is running, as the commands about the ledger reach them. */
public final class RunningStores {
  private final Path data;
  private final EngineFile file;

  private RunningStores(Path data, EngineFile file) {
    this.data = data;
    this.file = file;
  }

  /**
   * Finds them.
   *
   * @throws StartupFailure if no engine runs on the folder
   */
  public static RunningStores on(Path data) {
    EngineFile file = EngineFile.read(data);
    String url = file.get("postgres.url");
    try {
      DriverManager.getConnection(url, file.get("postgres.user"), file.get("postgres.password"))
          .close();
    } catch (SQLException e) {
      throw new StartupFailure(
          "The ledger of " + data + " does not answer: is the engine running there?", e);
    }
    return new RunningStores(data, file);
  }

  /** The folder. */
  Path data() {
    return data;
  }

  /** Addresses of the engine's stores. */
  public EngineFile file() {
    return file;
  }

  /** PostgreSQL. */
  public Jdbi jdbi() {
    return Jdbi.create(
            file.get("postgres.url"), file.get("postgres.user"), file.get("postgres.password"))
        .installPlugin(new PostgresPlugin());
  }

  /** How its rows are read. */
  RowFormat format(Settings settings) {
    MasterKeys keys = MasterKeys.of(settings, data);
    return new RowFormat(JsonMappers.standard(), keys.box(), new PersonKeys(keys.ticketKey()));
  }

  /** A complaint as it stands; empty when there is none. */
  Optional<Complaint> complaint(TicketNumber ticket, Settings settings) {
    RowFormat format = format(settings);
    return jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select * from complaint where ticket = :ticket")
                    .bind("ticket", ticket.value())
                    .map(format.complaintMapper())
                    .findOne());
  }

  /** The broker, as the engine's own user. */
  ActiveMQConnectionFactory broker() {
    return new ActiveMQConnectionFactory(
        file.get("artemis.url"), file.get("artemis.user"), file.get("artemis.password"));
  }
}
