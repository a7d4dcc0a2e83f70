package id.laksa.dev.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;

/**
 * How fast a PostgreSQL does an engine's job alone: each receipt a transaction of its own, with the
 * rows and indexes that the engine's has and a row in a queue table, while two readers take ten at
 * a time out of the queue. What the engine's figures are held against. In a schema of its own
 * beside the engine's, made by the same migrations, that is gone afterwards.
 */
final class PostgresAlone {
  private static final String NAME = "laksa_bench";
  private static final int WRITERS = 16;
  private static final int READERS = 2;
  private static final int AT_ONCE = 10;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final String QUEUE =
      "create table bench_queue (id bigint generated always as identity primary key,"
          + " department text not null, body text not null)"
          + " with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500)";
  private static final String PUT = "insert into bench_queue (department, body) values (?, ?)";
  private static final String TAKE =
      "with next as (select id from bench_queue order by id limit "
          + AT_ONCE
          + " for update skip locked)"
          + " delete from bench_queue q using next where q.id = next.id returning q.body";
  private final IntakeBench.Target target;
  private final UseMeter meter;

  PostgresAlone(IntakeBench.Target target, UseMeter meter) {
    this.target = target;
    this.meter = meter;
  }

  /**
   * What it did.
   *
   * @param taken out of the queue within the time
   * @param use of everything within the time; the engine's own processes rest meanwhile
   */
  record Done(double seconds, long taken, UseMeter.Use use) {
    double takenPerSecond() {
      return taken / seconds;
    }
  }

  /**
   * Measures.
   *
   * @param samples at least one
   * @throws SQLException if no schema may be made there
   */
  Done measure(ReceiptSamples samples, Duration time) throws SQLException, InterruptedException {
    try (Connection owner = target.connect();
        Statement statement = owner.createStatement()) {
      statement.execute("drop schema if exists " + NAME + " cascade");
      statement.execute("create schema " + NAME);
      try {
        Flyway.configure()
            .dataSource(target.jdbcUrl(), target.jdbcUser(), target.jdbcPassword())
            .schemas(NAME)
            .locations("classpath:db/migration")
            .load()
            .migrate();
        return work(samples, time);
      } finally {
        statement.execute("drop schema " + NAME + " cascade");
      }
    }
  }

  private Done work(ReceiptSamples samples, Duration time)
      throws SQLException, InterruptedException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(QUEUE);
    }
    Window window = Window.after(time.compareTo(WARM_UP) < 0 ? time : WARM_UP, time);
    Future<UseMeter.Use> use = meter.within(window);
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
    try {
      List<Future<Long>> writers = new ArrayList<>();
      List<Future<Long>> readers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        writers.add(threads.submit(() -> write(samples, writer, window)));
      }
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(() -> read(window, over)));
      }
      for (Future<Long> writer : writers) {
        writer.get();
      }
      over.set(true);
      long taken = 0;
      for (Future<Long> reader : readers) {
        taken += reader.get();
      }
      return new Done(window.seconds(), taken, use.get());
    } catch (ExecutionException e) {
      throw new SQLException("PostgreSQL alone does not get through", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private long write(ReceiptSamples samples, int writer, Window window) throws SQLException {
    long written = 0;
    try (Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement(samples.insert(PUT))) {
      while (System.nanoTime() - window.until() < 0) {
        samples.bind(insert, (int) (written * WRITERS + writer));
        insert.executeUpdate();
        written++;
      }
    }
    return written;
  }

  private long read(Window window, AtomicBoolean over) throws SQLException, InterruptedException {
    long taken = 0;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      // There are no statistics yet that would say how few rows there are.
      statement.execute("set enable_seqscan = off");
      try (PreparedStatement take = connection.prepareStatement(TAKE)) {
        while (!over.get()) {
          int got = take(take);
          taken += window.holds(System.nanoTime()) ? got : 0;
          if (got == 0) {
            TimeUnit.MILLISECONDS.sleep(1);
          }
        }
      }
    }
    return taken;
  }

  private static int take(PreparedStatement take) throws SQLException {
    int got = 0;
    try (ResultSet rows = take.executeQuery()) {
      while (rows.next()) {
        got += rows.getString(1).isEmpty() ? 0 : 1;
      }
    }
    return got;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.put("user", target.jdbcUser());
    properties.put("password", target.jdbcPassword());
    // Values come as the engine's rows show them; PostgreSQL knows their types.
    properties.put("stringtype", "unspecified");
    properties.put("prepareThreshold", "1");
    properties.put("currentSchema", NAME);
    return DriverManager.getConnection(target.jdbcUrl(), properties);
  }
}
