package id.laksa.words;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.rulebook.RuleBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  private final Language language = RuleBooks.theCitysOwn().words().language();

  @ParameterizedTest
  @CsvSource({
    "jln, jalan",
    "tdk, tidak",
    "gak, tidak",
    "dipangkas, pangkas",
    "pemangkasan, pangkas",
    "genangannya, genang",
    "tolooooong, tolong",
    "kk, kk",
    "pkl, pkl",
    "smp, smp",
    "gg, gang",
    "kel, kelurahan"
  })
  void everySpellingHasOneRoot(String written, String root) {
    assertThat(language.root(written)).isEqualTo(root);
  }

  @Test
  void aRootIsItsOwnRoot() {
    RuleBooks.theCitysOwn().words().rows().stream()
        .map(WordRow::term)
        .filter(term -> term.chars().allMatch(Character::isLetter))
        .forEach(term -> assertThat(language.root(term)).isEqualTo(term));
  }

  @Test
  void whatIsDeniedIsMarkedAcrossFillers() {
    assertThat(language.words("Api belum juga padam. Sudah padam"))
        .filteredOn(word -> word.root().equals("padam"))
        .extracting(Word::negated)
        .containsExactly(true, false);
  }

  @Test
  void twoWordsCanMeanOneThing() {
    assertThat(language.words("mobil Pemadam Kebakaran"))
        .extracting(Word::root)
        .endsWith("pemadam")
        .doesNotContain("kebakaran");
  }

  @Test
  void accentsAndHashtagsAreNoWords() {
    assertThat(language.words("Jalán #jalanrusak rusak"))
        .extracting(Word::written)
        .containsExactly("jalan", "rusak");
  }
}
