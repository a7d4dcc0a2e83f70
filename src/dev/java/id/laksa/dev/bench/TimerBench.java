package id.laksa.dev.bench;

import id.laksa.dev.bench.IntakeBench.Target;
import id.laksa.dev.bench.LagFigures.Reading;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Arms the timers of a running engine, lets them come due at a rate, and looks how late each was
 * told; then makes clocks outdated and looks how long it takes until none is. Copies complaints to
 * have enough of them, which breaks their chains: for a ledger that may be thrown away.
 */
public final class TimerBench {
  private static final String ARM =
      """
      update complaint c set status = 'DISPATCHED', category = coalesce(category, 'jalan-rusak'),
        department = coalesce(department, 'DPUPR'), acknowledge_passed = false, resolve_passed = false,
        halts = null, paused_since = null, told = 'acknowledge/live-room,acknowledge+PT5M/opd',
        acknowledge_by = due.at, next_due = due.at, resolve_by = due.at + interval '400 days',
        resolve_from = due.at
      from (select id, ?::timestamptz + row_number() over () * ?::interval as at
        from complaint limit ?) due where c.id = due.id
      """;
  private static final String TOLD =
      "select count(*), count(distinct complaint_id) from complaint_event"
          + " where type = 'DEADLINE_PASSED' and at >= ?";
  private static final String OUTDATE =
      "update complaint set clock_version = '' where id in (select id from complaint"
          + " where status = 'DISPATCHED' limit ?)";
  private static final int REHEARSALS = 50;

  /** The whole is slower than its parts, and is followed by a vacuum. */
  private static final int SLOWER = 3;

  private static final Duration SPARE = Duration.ofSeconds(20);
  private static final long MILLIS_BETWEEN_LOOKS = 500;
  private final Target target;
  private final Footprint footprint;
  private final LagFigures lag;
  private final FigurePrinter figures;
  private final int rate;

  /**
   * Prepares.
   *
   * @param pid the engine's
   * @param out gets one JSON line a figure
   */
  public TimerBench(Target target, long pid, int rate, PrintStream out) {
    this.target = target;
    this.footprint = new Footprint(pid);
    this.lag = new LagFigures(target.management(), "laksa_timers_fired_lag_seconds", "");
    this.figures = new FigurePrinter("sla", Map.of("rate", rate), out);
    this.rate = rate;
  }

  /**
   * Arms and watches.
   *
   * @return whether each timer was told once
   */
  public boolean fire(int timers) throws SQLException, InterruptedException {
    Instant start = Instant.now();
    new LedgerFiller(target).fill(timers);
    figures.print("filled_in", secondsSince(start), "s");
    figures.print("engine_memory_before", (double) footprint.ofItself(), "MiB");
    try (Connection connection = target.connect()) {
      Instant begun = Instant.now();
      Instant first = begun.plus(timeToArm(connection, timers)).plus(SPARE);
      figures.count("timers_armed", arm(connection, timers, first), Map.of());
      figures.print("armed_in", secondsSince(begun), "s");
      if (Instant.now().isAfter(first)) {
        throw new SQLException("Arming took longer than planned: nothing was measured");
      }
      figures.print("engine_memory_armed", (double) footprint.ofItself(), "MiB");
      watch(first, timers);
      figures.print("engine_memory_after", (double) footprint.ofItself(), "MiB");
      return isExact(connection, first, timers);
    }
  }

  private static double secondsSince(Instant start) {
    return (double) Duration.between(start, Instant.now()).toSeconds();
  }

  private void watch(Instant first, int timers) throws InterruptedException {
    Reading before = lag.read();
    Reading now = before;
    double latest = 0;
    Instant patience = first.plusMillis(timers * 1_000L / rate).plus(Duration.ofMinutes(10));
    while (now.all() - before.all() < timers && Instant.now().isBefore(patience)) {
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
      now = lag.read();
      // The engine keeps it for some minutes only, and a million take longer.
      latest = Math.max(latest, now.max());
    }
    Duration took = Duration.between(first, Instant.now());
    figures.print("timers_told_per_second", timers * 1_000.0 / took.toMillis(), "1/s");
    figures.print("lag_p50_at_most", Math.min(now.quantile(0.5, before), latest), "s");
    figures.print("lag_p99_at_most", Math.min(now.quantile(0.99, before), latest), "s");
    figures.print("lag_max", latest, "s");
    figures.print("told_within_250ms", now.within("0.25", before), "1");
    figures.print("told_within_1s", now.within("1.0", before), "1");
  }

  /** How long arming will take at most, as a part of it shows that is taken back. */
  private Duration timeToArm(Connection connection, int timers) throws SQLException {
    connection.setAutoCommit(false);
    Instant begun = Instant.now();
    update(connection, Math.max(1, timers / REHEARSALS), begun);
    connection.rollback();
    connection.setAutoCommit(true);
    return Duration.between(begun, Instant.now()).multipliedBy((long) REHEARSALS * SLOWER);
  }

  /** Makes clocks outdated and waits until they were all calculated again. */
  public void calculate(int complaints) throws SQLException, InterruptedException {
    try (Connection connection = target.connect()) {
      try (PreparedStatement outdate = connection.prepareStatement(OUTDATE)) {
        outdate.setInt(1, complaints);
        figures.count("outdated", outdate.executeUpdate(), Map.of());
      }
      long start = System.nanoTime();
      while (outdated(connection)) {
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
      }
      figures.print(
          "calculated_again_in",
          (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1),
          "s");
    }
  }

  private long arm(Connection connection, int timers, Instant first) throws SQLException {
    long armed = update(connection, timers, first);
    try (Statement vacuum = connection.createStatement()) {
      vacuum.execute("vacuum complaint");
    }
    return armed;
  }

  private long update(Connection connection, int timers, Instant first) throws SQLException {
    try (PreparedStatement arm = connection.prepareStatement(ARM)) {
      arm.setObject(1, first.atOffset(ZoneOffset.UTC));
      arm.setString(2, TimeUnit.SECONDS.toMicros(1) / rate + " microseconds");
      arm.setInt(3, timers);
      return arm.executeUpdate();
    }
  }

  private boolean isExact(Connection connection, Instant since, int timers) throws SQLException {
    try (PreparedStatement told = connection.prepareStatement(TOLD)) {
      told.setObject(1, since.atOffset(ZoneOffset.UTC));
      try (ResultSet row = told.executeQuery()) {
        row.next();
        figures.count("timers_lost", timers - row.getLong(2), Map.of());
        figures.count("timers_told_twice", row.getLong(1) - row.getLong(2), Map.of());
        return row.getLong(1) == timers && row.getLong(2) == timers;
      }
    }
  }

  private static boolean outdated(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select exists (select 1 from complaint"
                    + " where status = 'DISPATCHED' and clock_version = '')")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
