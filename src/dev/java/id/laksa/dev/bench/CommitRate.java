package id.laksa.dev.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many single-row commits a second a PostgreSQL makes: what the figures are held against. */
final class CommitRate {
  private static final Duration WARM_UP = Duration.ofSeconds(1);
  private final IntakeBench.Target database;
  private final int connections;

  CommitRate(IntakeBench.Target database, int connections) {
    this.database = database;
    this.connections = connections;
  }

  /** Measures, with a table of its own that is gone afterwards. */
  double perSecond(Duration time) throws SQLException, InterruptedException {
    try (Connection owner = database.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("drop table if exists bench_commit");
      statement.execute(
          "create table bench_commit (id bigint generated always as identity primary key,"
              + " writer int not null)");
      try {
        Window window = Window.after(WARM_UP, time);
        return commitsWithin(window) / window.seconds();
      } finally {
        statement.execute("drop table bench_commit");
      }
    }
  }

  private long commitsWithin(Window window) throws SQLException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Future<Long>> writers = new ArrayList<>();
      for (int writer = 0; writer < connections; writer++) {
        int number = writer;
        writers.add(threads.submit(() -> write(number, window)));
      }
      long total = 0;
      for (Future<Long> writer : writers) {
        total += writer.get();
      }
      return total;
    } catch (ExecutionException e) {
      throw new SQLException("A writer failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private long write(int writer, Window window) throws SQLException {
    long commits = 0;
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement("insert into bench_commit (writer) values (?)")) {
      insert.setInt(1, writer);
      for (long now = System.nanoTime(); now - window.until() < 0; now = System.nanoTime()) {
        insert.executeUpdate();
        commits += window.holds(System.nanoTime()) ? 1 : 0;
      }
    }
    return commits;
  }
}
