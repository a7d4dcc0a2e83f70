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
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code rules/words.csv}. */
final class WordRows {
  static final List<String> COLUMNS = List.of("term", "category", "weight", "source");
  private static final Pattern TERM = Pattern.compile("\\*|[a-z]{2,30}( [a-z]{2,30})?");
  private static final Pattern WEIGHT = Pattern.compile("-?[0-9]{1,2}(\\.[0-9]{1,4})?");
  private static final String LEARNED = "learned";
  private static final String PERSON = "person";

  private final Language language;
  private final Set<String> categories;
  private final Collection<Fault> faults;
  private final Map<String, Row> firsts = new HashMap<>();

  WordRows(Language language, Set<String> categories, Collection<Fault> faults) {
    this.language = language;
    this.categories = categories;
    this.faults = faults;
  }

  /** The sound rows, in their order, each term as its roots. */
  List<WordRow> read(List<Row> rows) {
    List<WordRow> read = new ArrayList<>();
    for (Row row : rows) {
      if (!TERM.matcher(row.get("term")).matches()) {
        faults.add(row.fault("term must be * or one or two words of a-z, 2 to 30 letters each"));
      } else if (!categories.contains(row.get("category"))) {
        faults.add(row.fault("category " + row.get("category") + " is not in categories.csv"));
      } else if (!WEIGHT.matcher(row.get("weight")).matches()) {
        faults.add(row.fault("weight must be a number from -99 to 99"));
      } else if (!Set.of(LEARNED, PERSON).contains(row.get("source"))) {
        faults.add(row.fault("source must be learned or person"));
      } else {
        add(row, read);
      }
    }
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
