package id.laksa.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table line by line, so that a forgotten quote spoils one row and not the rest. Lines that
 * are blank or begin with {@code "# "} are skipped; the first other one is the header.
 */
final class TableReader {
  private static final int MOST_ROWS = 10_000;
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setTrim(true).get();

  private final String file;
  private final List<String> columns;
  private final boolean mayBeEmpty;
  private final Collection<Fault> faults;

  TableReader(String file, List<String> columns, boolean mayBeEmpty, Collection<Fault> faults) {
    this.file = file;
    this.columns = columns;
    this.mayBeEmpty = mayBeEmpty;
    this.faults = faults;
  }

  /** The rows that have as many cells as there are columns; the others become faults. */
  List<Row> read(String text) {
    List<Row> rows = new ArrayList<>();
    boolean headed = false;
    int before = faults.size();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.equals("#") || line.startsWith("# ")) {
        continue;
      }
      if (!headed) {
        headed = true;
        if (!cells(line, number).filter(columns::equals).isPresent()) {
          faults.add(fault(number, "must be the header " + String.join(",", columns)));
          return rows;
        }
      } else if (rows.size() == MOST_ROWS) {
        faults.add(fault(number, "is one row too many: " + MOST_ROWS + " is the most"));
        return rows;
      } else {
        row(line, number).ifPresent(rows::add);
      }
    }
    if (!headed) {
      faults.add(fault(0, "has no header " + String.join(",", columns)));
    } else if (rows.isEmpty() && !mayBeEmpty && faults.size() == before) {
      faults.add(fault(0, "has no rows"));
    }
    return rows;
  }

  private Optional<Row> row(String line, int number) {
    Optional<List<String>> cells = cells(line, number);
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    int found = cells.get().size();
    if (found != columns.size()) {
      faults.add(
          fault(number, "has " + found + " columns where " + columns.size() + " are needed"));
      return Optional.empty();
    }
    Map<String, String> byColumn = new LinkedHashMap<>();
    for (int i = 0; i < found; i++) {
      byColumn.put(columns.get(i), cells.get().get(i));
    }
    return Optional.of(new Row(file, number, byColumn));
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
