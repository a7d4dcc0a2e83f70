package id.laksa.dev.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a ledger large by copying complaints that intake has written, with their histories, timers
 * and reporters, under new ids and tickets. Real in everything but that: the copies' chains don't
 * hold, since each link is a hash that names its complaint.
 */
final class LedgerFiller {
  private static final int AT_ONCE = 20_000;
  private static final String CHOSEN =
      "create temporary table chosen on commit drop as"
          + " select id as was, gen_random_uuid() as id from complaint limit ";
  private static final String TICKET =
      "'LKS-' || regexp_replace(upper(left(md5(chosen.id::text), 16)),"
          + " '(.{4})(.{4})(.{4})(.{4})', '\\1-\\2-\\3-\\4')";
  private final IntakeBench.Target target;

  LedgerFiller(IntakeBench.Target target) {
    this.target = target;
  }

  /** How many complaints there are. */
  long complaints() throws SQLException {
    try (Connection connection = target.connect()) {
      return number(connection, "select count(*) from complaint");
    }
  }

  /**
   * Fills, and leaves the tables as autovacuum would in the end.
   *
   * @param until so many complaints are there
   * @throws SQLException if there is none to copy
   */
  void fill(long until) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      long there = number(connection, "select count(*) from complaint");
      if (there == 0) {
        throw new SQLException("There is no complaint to copy");
      }
      connection.setAutoCommit(false);
      while (there < until) {
        there += copy(connection, Math.min(AT_ONCE, until - there));
        connection.commit();
      }
      connection.setAutoCommit(true);
      statement.execute("vacuum (analyze) complaint, complaint_event, complaint_person");
    }
  }

  private static int copy(Connection connection, long most) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CHOSEN + most);
      int copied = copy(connection, "complaint", "id", "ticket", TICKET);
      copy(connection, "complaint_event", "complaint_id", "", "");
      copy(connection, "complaint_person", "complaint_id", "", "");
      return copied;
    }
  }

  /** Copies a table's rows of the chosen complaints with all their columns, whichever those are. */
  private static int copy(
      Connection connection, String table, String id, String other, String value)
      throws SQLException {
    String into = columns(connection, table, id, other);
    String from = table + "." + into.replace(", ", ", " + table + ".");
    if (!other.isEmpty()) {
      into += ", " + other;
      from += ", " + value;
    }
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(
          "insert into %s (%s, %s) select chosen.id, %s from chosen join %s on %s.%s = chosen.was"
              .formatted(table, id, into, from, table, table, id));
    }
  }

  private static String columns(Connection connection, String table, String id, String other)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select string_agg(quote_ident(column_name), ', ')"
                + " from information_schema.columns"
                + " where table_name = ? and column_name not in (?, ?)")) {
      query.setString(1, table);
      query.setString(2, id);
      query.setString(3, other);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
