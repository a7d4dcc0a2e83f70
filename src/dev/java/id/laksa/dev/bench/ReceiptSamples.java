package id.laksa.dev.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Receipts as an engine wrote them, to be written again under other ids: a complaint, its reporter
 * if he is known, its events. All of them have as many rows, so that one statement writes any.
 */
final class ReceiptSamples {
  private static final int MOST = 200;
  private static final String OF_COMPLAINT = "where complaint_id = ?::uuid";
  private static final String COLUMNS =
      "select column_name from information_schema.columns where table_schema = current_schema()"
          + " and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO'"
          + " order by ordinal_position";
  private final Table complaint;
  private final Table person;
  private final Table event;
  private final List<Receipt> receipts = new ArrayList<>();

  /** A table and the columns that are written. */
  private record Table(String name, List<String> columns) {
    String insert(int rows) {
      String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
      return "insert into %s (%s) values %s"
          .formatted(
              name, String.join(", ", columns), String.join(", ", Collections.nCopies(rows, row)));
    }
  }

  /** A row's values as PostgreSQL writes them, in the order of its table's columns. */
  private record Row(Table table, List<@Nullable String> values) {
    String value(String column) {
      return String.valueOf(values.get(table.columns().indexOf(column)));
    }
  }

  private record Receipt(Row complaint, List<Row> persons, List<Row> events) {
    boolean isLike(Receipt other) {
      return persons.size() == other.persons.size() && events.size() == other.events.size();
    }
  }

  /**
   * Reads those given last.
   *
   * @throws SQLException if this is no ledger, or an empty one
   */
  ReceiptSamples(Connection ledger) throws SQLException {
    this.complaint = table(ledger, "complaint");
    this.person = table(ledger, "complaint_person");
    this.event = table(ledger, "complaint_event");
    for (Row row : rows(ledger, complaint, "order by received_at desc limit " + MOST, null)) {
      String id = row.value("id");
      Receipt receipt =
          new Receipt(
              row,
              rows(ledger, person, OF_COMPLAINT, id),
              rows(ledger, event, OF_COMPLAINT + " order by seq", id));
      if (receipts.isEmpty() || receipts.get(0).isLike(receipt)) {
        receipts.add(receipt);
      }
    }
    if (receipts.isEmpty()) {
      throw new SQLException("There is no complaint by which PostgreSQL could be measured");
    }
  }

  /**
   * Writes all rows of a receipt, and one into a queue.
   *
   * @param queue its insert, with parameters for department and body
   */
  String insert(String queue) {
    Receipt first = receipts.get(0);
    StringBuilder sql = new StringBuilder("with c as (" + complaint.insert(1) + ")");
    if (!first.persons().isEmpty()) {
      sql.append(", p as (").append(person.insert(first.persons().size())).append(')');
    }
    return sql.append(", e as (")
        .append(event.insert(first.events().size()))
        .append(") ")
        .append(queue)
        .toString();
  }

  /** Fills the parameters with one of the receipts, under an id and a ticket of its own. */
  void bind(PreparedStatement statement, int number) throws SQLException {
    Receipt receipt = receipts.get(number % receipts.size());
    String id = UUID.randomUUID().toString();
    int next = bind(statement, 1, receipt.complaint(), id);
    for (Row row : receipt.persons()) {
      next = bind(statement, next, row, id);
    }
    for (Row row : receipt.events()) {
      next = bind(statement, next, row, id);
    }
    statement.setString(next, receipt.complaint().value("department"));
    statement.setString(next + 1, receipt.complaint().values().toString());
  }

  private static int bind(PreparedStatement statement, int from, Row row, String id)
      throws SQLException {
    int next = from;
    for (int i = 0; i < row.values().size(); i++) {
      String column = row.table().columns().get(i);
      String value =
          switch (column) {
            case "id", "complaint_id" -> id;
            case "ticket" -> "LKS-" + id;
            default -> row.values().get(i);
          };
      if (value == null) {
        statement.setNull(next++, Types.NULL);
      } else {
        statement.setString(next++, value);
      }
    }
    return next;
  }

  private static Table table(Connection ledger, String name) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement query = ledger.prepareStatement(COLUMNS)) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          columns.add(row.getString(1));
        }
      }
    }
    return new Table(name, List.copyOf(columns));
  }

  private static List<Row> rows(Connection ledger, Table table, String which, @Nullable String id)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    String sql =
        "select %s from %s %s".formatted(String.join(", ", table.columns()), table.name(), which);
    try (PreparedStatement query = ledger.prepareStatement(sql)) {
      if (id != null) {
        query.setString(1, id);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          List<@Nullable String> values = new ArrayList<>();
          for (int i = 1; i <= table.columns().size(); i++) {
            values.add(row.getString(i));
          }
          rows.add(new Row(table, Collections.unmodifiableList(values)));
        }
      }
    }
    return rows;
  }
}
