package id.laksa.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table line by line, so that a forgotten quote spoils one row and not the rest. Lines that
 * are blank or begin with {@code "# "} are skipped; the first other one is the header.
 */
final class TableReader {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setTrim(true).get();

  private final String file;
  private final TableSchema schema;
  private final List<String> optional;
  private final List<String> columns;
  private final Map<String, ? extends Set<String>> known;
  private final Collection<Fault> faults;
  private final Map<String, Row> firsts = new HashMap<>();

  /**
   * Prepares one reading.
   *
   * @param file its path
   * @param known the values of other tables that this one's schema names
   */
  TableReader(Path file, Map<String, ? extends Set<String>> known, Collection<Fault> faults) {
    this.file = file.toString();
    this.schema = TableSchema.of(String.valueOf(file.getFileName()));
    this.optional = schema.optional();
    this.columns = schema.columns().stream().filter(column -> !optional.contains(column)).toList();
    this.known = known;
    this.faults = faults;
  }

  /**
   * The rows that have as many cells as there are columns, those that the schema refuses too; what
   * is wrong becomes faults.
   */
  List<Row> read(String text) {
    List<Row> rows = new ArrayList<>();
    List<String> all = Stream.concat(columns.stream(), optional.stream()).toList();
    boolean headed = false;
    List<String> header = columns;
    int before = faults.size();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.equals("#") || line.startsWith("# ")) {
        continue;
      }
      if (!headed) {
        headed = true;
        header = cells(line, number).orElse(List.of());
        if (!header.equals(columns) && !header.equals(all)) {
          faults.add(fault(number, "must be the header " + String.join(",", all)));
          return rows;
        }
      } else if (rows.size() == schema.mostRows()) {
        faults.add(fault(number, "is one row too many: " + schema.mostRows() + " is the most"));
        return rows;
      } else {
        row(line, number, header).ifPresent(rows::add);
      }
    }
    if (!headed) {
      faults.add(fault(0, "has no header " + String.join(",", all)));
    } else if (rows.isEmpty() && !schema.mayBeEmpty() && faults.size() == before) {
      faults.add(fault(0, "has no rows"));
    }
    return rows;
  }

  private Optional<Row> row(String line, int number, List<String> header) {
    Optional<List<String>> cells = cells(line, number);
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    int found = cells.get().size();
    if (found < columns.size() || found > header.size()) {
      faults.add(fault(number, "has " + found + " columns where " + header.size() + " are needed"));
      return Optional.empty();
    }
    Map<String, String> byColumn = new LinkedHashMap<>();
    optional.forEach(column -> byColumn.put(column, ""));
    for (int i = 0; i < found; i++) {
      byColumn.put(header.get(i), cells.get().get(i));
    }
    return Optional.of(checked(new Row(file, number, byColumn, true)));
  }

  private Row checked(Row row) {
    List<String> wrong = new ArrayList<>(schema.wrong(row, known));
    String key = wrong.isEmpty() ? schema.key(row) : null;
    Row first = key == null ? null : firsts.putIfAbsent(key, row);
    if (first != null) {
      wrong.add(schema.twice(row, first));
    }
    wrong.forEach(sentence -> faults.add(row.fault(sentence)));
    return wrong.isEmpty() ? row : new Row(row.file(), row.line(), row.cells(), false);
  }

  private Optional<List<String>> cells(String line, int number) {
    if (line.indexOf('"') < 0) {
      return Optional.of(Stream.of(line.split(",", -1)).map(String::trim).toList());
    }
    try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
      return parser.getRecords().stream().findFirst().map(CSVRecord::toList);
    } catch (IOException | UncheckedIOException e) {
      faults.add(fault(number, "is not CSV; look for a stray or missing quote"));
      return Optional.empty();
    }
  }

  private Fault fault(int line, String sentence) {
    return new Fault(file, line, sentence);
  }
}
