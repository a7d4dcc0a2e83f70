package id.laksa.rulebook;

import static java.util.stream.Collectors.joining;

import id.laksa.words.Language;
import id.laksa.words.Word;
import id.laksa.words.WordRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code rules/words.csv}. */
final class WordRows {
  private static final String LEARNED = "learned";

  private final Language language;
  private final Collection<Fault> faults;
  private final Map<String, Row> firsts = new HashMap<>();

  WordRows(Language language, Collection<Fault> faults) {
    this.language = language;
    this.faults = faults;
  }

  /** The sound rows, in their order, each term as its roots. */
  List<WordRow> read(List<Row> rows) {
    List<WordRow> read = new ArrayList<>();
    rows.stream().filter(Row::sound).forEach(row -> add(row, read));
    return read;
  }

  private void add(Row row, List<WordRow> read) {
    boolean learned = row.get("source").equals(LEARNED);
    String term = learned ? row.get("term") : roots(row.get("term"));
    Row first = firsts.putIfAbsent(term + "," + row.get("category"), row);
    if (first != null) {
      faults.add(
          row.fault(
              "%s for %s is there already, on line %d"
                  .formatted(row.get("term"), row.get("category"), first.line())));
    } else {
      read.add(
          new WordRow(term, row.get("category"), Double.parseDouble(row.get("weight")), learned));
    }
  }

  private String roots(String term) {
    return term.equals(WordRow.EVERY_TEXT)
        ? term
        : language.words(term).stream().map(Word::root).collect(joining(" "));
  }
}
