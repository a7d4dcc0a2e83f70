package id.laksa.dev.stores;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.laksa.app.DataFolder;
import id.laksa.app.Ports;
import id.laksa.app.StartupFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
  private static final String PASSWORD = "quote'dAndLong";

  @TempDir Path folder;
  private final int port = Ports.free();
  private DataFolder data;

  @BeforeEach
  void takeTheFolder() {
    data = DataFolder.open(folder);
  }

  @AfterEach
  void releaseTheFolder() {
    data.close();
  }

  @Test
  void aSecondStartFindsTheDataOfTheFirst() throws SQLException {
    try (EmbeddedPostgres postgres = start()) {
      write(postgres, "CREATE TABLE kept (word text)");
      write(postgres, "INSERT INTO kept VALUES ('jalan')");
    }
    try (EmbeddedPostgres postgres = start()) {
      assertThat(read(postgres, "SELECT word FROM kept")).isEqualTo("jalan");
    }
  }

  @Test
  void whatIsCommittedIsOnDisk() throws SQLException {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(read(postgres, "SHOW fsync")).isEqualTo("on");
      assertThat(read(postgres, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(read(postgres, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(read(postgres, "SHOW data_checksums")).isEqualTo("on");
    }
  }

  @Test
  void theEngineIsNotTheSuperuserAndWordsAreUnicode() throws SQLException {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(read(postgres, "SHOW is_superuser")).isEqualTo("off");
      assertThat(read(postgres, "SELECT upper('é')")).isEqualTo("É");
    }
  }

  @Test
  void nobodyEntersWithoutThePassword() {
    try (EmbeddedPostgres postgres = start()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.NAME, "wrong"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aCrashedServerIsStartedAgainWithItsData() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      write(postgres, "CREATE TABLE kept (word text)");
      ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
      await()
          .atMost(60, SECONDS)
          .ignoreExceptionsInstanceOf(SQLException.class)
          .until(() -> read(postgres, "SELECT count(*) FROM kept").equals("0"));
      assertThat(postgres.isAlive()).isTrue();
    }
  }

  @Test
  void aKilledEngineLeavesNothingThatBlocksTheNextStart() throws Exception {
    data.close();
    Process engine = ChildJvm.start(PostgresChild.class, folder.toString(), "" + port, PASSWORD);
    ChildJvm.awaitLine(engine, "ready");
    ChildJvm.killGroup(engine);
    data = DataFolder.open(folder);
    try (EmbeddedPostgres postgres = start()) {
      assertThat(read(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void anOrphanServerIsEndedBeforeTheStart() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      assertThat(postgres.isAlive()).isTrue();
    }
    Process orphan = orphan();
    await().atMost(60, SECONDS).until(() -> Files.exists(pidFile()));
    try (EmbeddedPostgres postgres = start()) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(read(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void aPidFileThatNamesAStrangerDoesNotBlockTheStart() throws Exception {
    start().close();
    Files.writeString(pidFile(), ProcessHandle.current().pid() + "\n" + pidFile().getParent());
    try (EmbeddedPostgres postgres = start()) {
      assertThat(read(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void aTakenPortIsNamedWithItsSetting() throws IOException {
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(this::start)
          .isInstanceOf(StartupFailure.class)
          .hasMessageContaining("laksa.postgres.port");
    }
  }

  @Test
  void aChangedPasswordIsExplained() {
    start().close();
    assertThatThrownBy(() -> EmbeddedPostgres.start(data, port, "another"))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("keys.properties");
  }

  @Test
  void theSuperuserHasAPasswordOfItsOwnAlsoWhereAnOlderEngineGaveItTheRoles() throws Exception {
    start().close();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, port, PASSWORD, "own")) {
      String server = postgres.jdbcUrl().replace("/laksa", "/postgres");
      assertThatThrownBy(() -> DriverManager.getConnection(server, "postgres", PASSWORD))
          .isInstanceOf(SQLException.class);
      try (Connection superuser = DriverManager.getConnection(server, "postgres", "own")) {
        assertThat(superuser.isValid(5)).isTrue();
      }
      assertThat(
              read(
                  postgres,
                  "SELECT rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls"
                      + " FROM pg_roles WHERE rolname = current_user"))
          .isEqualTo("f");
      assertThat(
              read(
                  postgres,
                  "SELECT count(*) FROM pg_stat_activity WHERE usename = 'postgres'"
                      + " AND backend_type = 'client backend'"))
          .isEqualTo("0");
    }
    // Keys from a backup that is older than the superuser's own password are enough.
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, port, PASSWORD, "forgotten")) {
      assertThat(read(postgres, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void itsLogHoldsNoValues() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      write(postgres, "CREATE TABLE once (phone text PRIMARY KEY)");
      write(postgres, "INSERT INTO once VALUES ('+628123')");
      assertThatThrownBy(() -> write(postgres, "INSERT INTO once VALUES ('+628123')"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(folder.resolve("postgres/log/postgres.0.log"))
        .content()
        .contains("duplicate key")
        .doesNotContain("628123");
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(data, port, PASSWORD);
  }

  private Process orphan() throws IOException {
    PostgresPrograms programs =
        new PostgresPrograms(PostgresBinaries.unpack(data.folder("postgres")));
    String pgdata = pidFile().getParent().toString();
    return programs
        .program("postgres", java.util.List.of("-D", pgdata, "-cunix_socket_directories="))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private Path pidFile() {
    return folder.resolve("postgres/data-18/postmaster.pid");
  }

  private long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(pidFile()).get(0));
  }

  private static void write(EmbeddedPostgres postgres, String order) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(order);
    }
  }

  private static String read(EmbeddedPostgres postgres, String query) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), EmbeddedPostgres.NAME, PASSWORD);
  }
}
