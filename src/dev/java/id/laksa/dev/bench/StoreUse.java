package id.laksa.dev.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a PostgreSQL has written since it began.
 *
 * @param walBytes of its log
 * @param fsyncs of its log; it counts them itself, up to a second late
 */
record StoreUse(double walBytes, double fsyncs) {
  private static final int BY_OBJECT = 180_000;

  static StoreUse of(Connection connection) throws SQLException {
    boolean byObject =
        number(connection, "select current_setting('server_version_num')") >= BY_OBJECT;
    return new StoreUse(
        number(connection, "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')"),
        number(
            connection,
            byObject
                ? "select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal'"
                : "select wal_sync from pg_stat_wal"));
  }

  StoreUse since(StoreUse before) {
    return new StoreUse(walBytes - before.walBytes, fsyncs - before.fsyncs);
  }

  private static double number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getDouble(1);
    }
  }
}
