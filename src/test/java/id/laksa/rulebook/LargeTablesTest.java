package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Category;
import id.laksa.classification.Decision;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeTablesTest {
  private static final int MOST_ROWS = 10_000;
  @TempDir private Path root;
  private Folders folders;

  @BeforeEach
  void copyTheFolders() {
    folders = new Folders(root);
  }

  @Test
  void asManyHashtagsAsATableMayHoldDecide() {
    fill("rules/hashtags.csv", "#uji%d,banjir,DPUPR,HIGH,public,70");

    RuleBook book = RuleBooks.sound(folders.load());
    assertThat(book.classifier().classify("#uji0", List.of(), null).category())
        .extracting(Category::id)
        .isEqualTo("banjir");
    assertThat(book.classifier().classify("#jalanrusak", List.of(), null).category())
        .extracting(Category::id)
        .isEqualTo("jalan-rusak");
  }

  @Test
  void asManyWordsAsATableMayHoldDecide() {
    fill("rules/words.csv", "%s,banjir,9,person");

    Decision decision =
        RuleBooks.sound(folders.load())
            .classifier()
            .classify(letters(0) + " " + letters(1) + " " + letters(2), List.of(), null);
    assertThat(decision.category()).extracting(Category::id).isEqualTo("banjir");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules/hashtags.csv | #(a+)+$,banjir,DPUPR,HIGH,public,70",
        "rules/words.csv | (a+)+$,banjir,1,person",
        "rules/spelling.csv | (a+)+$,banjir",
        "rules/affixes.csv | -(a+)+$,,",
        "rules/particles.csv | (a+)+$,filler",
        "rules/alarms.csv | banjir,(a+)+$,,50",
        "rules/place-names.csv | (a+)+$,unclear,,nothing,",
        "rules/place-words.csv | (a+)+$,at",
        "rules/roads.csv | Jl. A,(a+)+$,kota,DPUPR,2026-01-01,,uji"
      })
  void aKeywordThatIsARegularExpressionIsNamedAndRefused(String file, String row) {
    folders.append(file, row);

    assertThat(folders.faults())
        .singleElement()
        .asString()
        .startsWith(file + ":" + folders.lines(file) + ": ");
  }

  private void fill(String table, String row) {
    long there = folders.text(table).lines().filter(line -> !line.startsWith("# ")).count() - 1;
    folders.append(
        table,
        IntStream.range(0, MOST_ROWS - (int) there)
            .mapToObj(i -> row.replace("%d", Integer.toString(i)).replace("%s", letters(i)))
            .collect(Collectors.joining("\n")));
  }

  /** A word of the language's letters that no table knows. */
  private static String letters(int number) {
    return "zq"
        + String.format("%05d", number)
            .chars()
            .mapToObj(digit -> "bcdfghjklm".charAt(digit - '0') + "o")
            .collect(Collectors.joining());
  }
}
