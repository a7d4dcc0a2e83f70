package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSchemaTest {
  private static final Map<String, Set<String>> KNOWN = Map.of("departments.csv", Set.of("DISHUB"));
  private final List<Fault> faults = new ArrayList<>();

  @Test
  void aNewTableNeedsNothingButItsSchema() {
    List<Row> rows = read("pole,owner,lamps,since\nAB001,DISHUB,2,2026-01-31\nAB002,PLN,1\n");
    assertThat(faults).isEmpty();
    assertThat(rows).extracting(row -> row.whole("lamps")).containsExactly(2, 1);
    assertThat(rows).extracting(row -> row.get("since")).containsExactly("2026-01-31", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A1,DISHUB,1, | pole must be two letters and three digits, not A1",
        "AB002,DLH,1, | owner DLH is not in departments.csv",
        "AB002,PLN,0, | lamps must be a whole number from 1 to 4",
        "AB002,PLN,two, | lamps must be a whole number from 1 to 4",
        "AB002,PLN,1,2026-02-30 | since must be a day",
        "AB001,PLN,1, | pole AB001 is there already, on line 2",
        "AB002,PLN | has 2 columns where 4 are needed"
      })
  void whatItRefusesIsSaidInItsOwnWordsByFileAndLine(String row, String sentence) {
    List<Row> rows = read("pole,owner,lamps,since\nAB001,PLN,1,\n" + row + "\n");
    assertThat(faults).containsExactly(new Fault("conf/poles.csv", 3, sentence));
    assertThat(rows).filteredOn(Row::sound).hasSize(1);
  }

  @Test
  void aRowMoreThanItAllowsIsRefused() {
    read("pole,owner,lamps\nAB001,PLN,1\nAB002,PLN,1\nAB003,PLN,1\nAB004,PLN,1\n");
    assertThat(faults)
        .containsExactly(new Fault("conf/poles.csv", 5, "is one row too many: 3 is the most"));
  }

  @Test
  void everyDeliveredTableHasASchema() throws IOException {
    List<String> names = new ArrayList<>();
    for (String folder : List.of("rules", "conf")) {
      try (DirectoryStream<Path> tables = Files.newDirectoryStream(Path.of(folder), "*.csv")) {
        tables.forEach(table -> names.add(String.valueOf(table.getFileName())));
      }
    }
    assertThat(names)
        .hasSizeGreaterThan(20)
        .allSatisfy(name -> assertThat(TableSchema.of(name).columns()).isNotEmpty());
  }

  private List<Row> read(String text) {
    return new TableReader(Path.of("conf/poles.csv"), KNOWN, faults).read(text);
  }
}
