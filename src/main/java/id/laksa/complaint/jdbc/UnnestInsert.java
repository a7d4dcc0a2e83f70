package id.laksa.complaint.jdbc;

import id.laksa.complaint.LedgerException;
import id.laksa.complaint.jdbc.BinaryArray.Element;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
  private final Map<String, Column<T>> columns = new LinkedHashMap<>();

  /**
   * A column.
   *
   * @param selected what is inserted, for the element's name
   */
  private record Column<T>(Element element, String selected, Function<T, @Nullable Object> value) {}

  /** Starts with no columns. */
  UnnestInsert(String table) {
    this.table = table;
  }

  /** Adds a column of an array's element type. */
  UnnestInsert<T> column(String name, Element type, Function<T, @Nullable Object> value) {
    columns.put(name, new Column<>(type, "%s", value));
    return this;
  }

  /** Adds a jsonb column from JSON text. */
  UnnestInsert<T> json(String name, Function<T, @Nullable Object> value) {
    columns.put(name, new Column<>(Element.TEXT, "%s::jsonb", value));
    return this;
  }

  /**
   * Adds an array column that takes the values of all rows in one group; the statement needs a
   * {@code group by}.
   *
   * @param order the name of the column that they are ordered by
   */
  UnnestInsert<T> gathered(
      String name, String order, Element type, Function<T, @Nullable Object> value) {
    columns.put(name, new Column<>(type, "array_agg(%s order by i." + order + ")", value));
    return this;
  }

  /**
   * Inserts the rows; nothing happens for none.
   *
   * @param suffix see {@link #sql}
   */
  void insert(Handle handle, List<T> rows, String suffix) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql(suffix))) {
      bind(statement, 1, rows);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  /**
   * Writes the rows over those of the same key; nothing happens for none.
   *
   * @param key one of the columns, by which a row is found
   */
  void update(Handle handle, String key, List<T> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = handle.getConnection().prepareStatement(updateSql(key))) {
      bind(statement, 1, rows);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  /** The driver's fault as the ledger's, without what the driver says of the row. */
  static LedgerException fault(SQLException cause) {
    return new LedgerException("The ledger refused (SQL state " + cause.getSQLState() + ")", cause);
  }

  /**
   * Binds the rows.
   *
   * @param from the index of the first column's parameter
   * @return the index after the last one's
   */
  int bind(PreparedStatement statement, int from, List<T> rows) throws SQLException {
    Connection connection = statement.getConnection();
    int index = from;
    for (Column<T> column : columns.values()) {
      BinaryArray array = new BinaryArray(column.element, rows.size());
      for (T row : rows) {
        array.add(column.value.apply(row));
      }
      statement.setArray(index++, array.on(connection));
    }
    return index;
  }

  /**
   * The statement.
   *
   * @param suffix what follows the select from the rows {@code i}: {@code where i.… }, {@code on
   *     conflict … returning …}; may be empty
   */
  String sql(String suffix) {
    String names = String.join(", ", columns.keySet());
    String selected =
        columns.entrySet().stream()
            .map(column -> column.getValue().selected.formatted("i." + column.getKey()))
            .collect(Collectors.joining(", "));
    return "insert into %s (%s) select %s from unnest(%s) i (%s) %s"
        .formatted(table, names, selected, arrays(), names, suffix);
  }

  private String updateSql(String key) {
    String set =
        columns.entrySet().stream()
            .filter(column -> !column.getKey().equals(key))
            .map(
                column ->
                    column.getKey()
                        + " = "
                        + column.getValue().selected.formatted("i." + column.getKey()))
            .collect(Collectors.joining(", "));
    return "update %s t set %s from unnest(%s) i (%s) where t.%s = i.%s"
        .formatted(table, set, arrays(), String.join(", ", columns.keySet()), key, key);
  }

  private String arrays() {
    return columns.values().stream()
        .map(column -> "?::" + column.element.arrayType())
        .collect(Collectors.joining(", "));
  }
}
