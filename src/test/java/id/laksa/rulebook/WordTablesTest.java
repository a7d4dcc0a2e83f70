package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.words.DepartmentGuess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTablesTest extends TablesCase {
  private static final String WORDS = "rules/words.csv";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules/words.csv | brebet,pju-utama,6 | has 3 columns where 4 are needed",
        "rules/words.csv | lampu yang brebet,pju-utama,6,person | term must be * or one or two"
            + " words of a-z, 2 to 30 letters each",
        "rules/words.csv | Brebet,pju-utama,6,person | term must be * or one or two words of a-z,"
            + " 2 to 30 letters each",
        "rules/words.csv | (a+)+$,pju-utama,6,person | term must be * or one or two words of a-z,"
            + " 2 to 30 letters each",
        "rules/words.csv | brebet,lampu,6,person | category lampu is not in categories.csv",
        "rules/words.csv | brebet,pju-utama,banyak,person | weight must be a number from -99 to 99",
        "rules/words.csv | brebet,pju-utama,100,person | weight must be a number from -99 to 99",
        "rules/words.csv | brebet,pju-utama,6,budi | source must be learned or person",
        "rules/spelling.csv | lampuu | has 1 columns where 2 are needed",
        "rules/spelling.csv | lampuu,lampu jalan | written must be one or two words of a-z, meant"
            + " one, 2 to 30 letters each",
        "rules/spelling.csv | jln,jalanan | jln is there already",
        "rules/affixes.csv | lah,, | affix must be an ending like -nya or a beginning like di-",
        "rules/affixes.csv | -lah-,, | affix must be an ending like -nya or a beginning like di-",
        "rules/affixes.csv | -lah,1, | next and instead must be letters a-z, or empty",
        "rules/affixes.csv | -lah,,? | next and instead must be letters a-z, or empty",
        "rules/particles.csv | gitu,pengisi | word must be 2 to 30 letters a-z, role negator or"
            + " filler",
        "rules/particles.csv | dua kata,filler | word must be 2 to 30 letters a-z, role negator or"
            + " filler",
        "rules/particles.csv | yang,negator | yang is there already",
        "rules/alarms.csv | kebakaran,api!,,70 | signs and unless must be words of a-z; a/b means a"
            + " or b",
        "rules/alarms.csv | kebakaran,,,70 | signs and unless must be words of a-z; a/b means a or"
            + " b",
        "rules/alarms.csv | api,api,,70 | category api is not in categories.csv",
        "rules/alarms.csv | kebakaran,api,,101 | weight must be a whole number from 1 to 100",
        "rules/alarms.csv | kebakaran,api @nihil,,70 | there is no list @nihil above"
      })
  void aBrokenRowIsNamedByFileAndLine(String file, String row, String sentence) {
    assertRefused(file, row, sentence);
  }

  @Test
  void theSameWordInAnotherFormIsADuplicate() {
    folders
        .append(WORDS, "brebet,pju-utama,6,person")
        .append(WORDS, "brebetnya,pju-utama,5,person");

    assertThat(folders.faults())
        .containsExactly(
            "%s:%d: brebetnya for pju-utama is there already, on line %d"
                .formatted(WORDS, folders.lines(WORDS), folders.lines(WORDS) - 1));
  }

  @Test
  void aWordThatAPersonAddsCounts() {
    RuleBook before = RuleBooks.sound(folders.load());
    folders.append(WORDS, "brebet,pju-utama,12,person");
    RuleBook after = RuleBooks.sound(folders.load());

    assertThat(before.words().read("tiap malam brebet").guesses())
        .extracting(DepartmentGuess::category)
        .doesNotContain("pju-utama");
    assertThat(after.words().read("tiap malam brebet").guesses().get(0).category())
        .isEqualTo("pju-utama");
  }

  @Test
  void anAlarmThatAPersonAddsSounds() {
    folders.append("rules/alarms.csv", "kebakaran,brebet @benda,,70");

    assertThat(RuleBooks.sound(folders.load()).words().read("rumah brebet").alarms()).hasSize(1);
  }
}
