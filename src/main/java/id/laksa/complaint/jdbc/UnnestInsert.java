package id.laksa.complaint.jdbc;

import id.laksa.complaint.LedgerException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Inserts any number of rows in one statement, one array a column: a single plan and a single round
 * trip whatever the batch. Table and column names are constants of the code.
 *
 * @param <T> what becomes a row
 */
final class UnnestInsert<T> {
  private final String table;
  private final String suffix;
  private final Map<String, Column<T>> columns = new LinkedHashMap<>();

  private record Column<T>(String arrayType, String cast, Function<T, @Nullable Object> value) {}

  /**
   * Starts with no columns.
   *
   * @param suffix what follows the select: {@code on conflict … returning …}; may be empty
   */
  UnnestInsert(String table, String suffix) {
    this.table = table;
    this.suffix = suffix;
  }

  /** Adds a column whose array element type is the column's own. */
  UnnestInsert<T> column(String name, String type, Function<T, @Nullable Object> value) {
    columns.put(name, new Column<>(type, "", value));
    return this;
  }

  /** Adds a jsonb column from JSON text. */
  UnnestInsert<T> json(String name, Function<T, @Nullable Object> value) {
    columns.put(name, new Column<>("text", "::jsonb", value));
    return this;
  }

  /** Inserts the rows; the result set's first column of each returned row, read by {@code type}. */
  <R> List<R> insertReturning(Handle handle, List<T> rows, Class<R> type) {
    List<R> returned = new ArrayList<>();
    try (PreparedStatement statement = prepare(handle.getConnection(), rows);
        var results = statement.executeQuery()) {
      while (results.next()) {
        returned.add(results.getObject(1, type));
      }
    } catch (SQLException e) {
      throw fault(e);
    }
    return returned;
  }

  /** Inserts the rows; nothing happens for none. */
  void insert(Handle handle, List<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = prepare(handle.getConnection(), rows)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  /** The driver's fault as the ledger's; classes 22 and 23 of SQL states are about content. */
  static LedgerException fault(SQLException cause) {
    String state = String.valueOf(cause.getSQLState());
    boolean aboutData = state.startsWith("22") || state.startsWith("23");
    return new LedgerException("The ledger refused (SQL state " + state + ")", aboutData, cause);
  }

  private PreparedStatement prepare(Connection connection, List<T> rows) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql());
    int index = 1;
    for (Column<T> column : columns.values()) {
      // pgjdbc takes byte arrays only in an array of their own type.
      IntFunction<Object[]> typed =
          column.arrayType.equals("bytea") ? byte[][]::new : Object[]::new;
      Object[] values = rows.stream().map(column.value).toArray(typed);
      Array array = connection.createArrayOf(column.arrayType, values);
      statement.setArray(index++, array);
    }
    return statement;
  }

  private String sql() {
    String names = String.join(", ", columns.keySet());
    String arrays =
        columns.values().stream()
            .map(column -> "?::" + column.arrayType + "[]")
            .collect(Collectors.joining(", "));
    String selected =
        columns.entrySet().stream()
            .map(column -> "i." + column.getKey() + column.getValue().cast)
            .collect(Collectors.joining(", "));
    return "insert into %s (%s) select %s from unnest(%s) i (%s) %s"
        .formatted(table, names, selected, arrays, names, suffix);
  }
}
