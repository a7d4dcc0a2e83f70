package id.laksa.words.learning;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.rulebook.RuleBooks;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProperNamesTest {
  @Test
  void whatIsMostlyWrittenWithACapitalIsAName() {
    assertThat(namesIn("lampu di taman Wijaya padam")).contains("wijaya").doesNotContain("taman");
  }

  @Test
  void whatFollowsAStreetWordIsAName() {
    assertThat(namesIn("sampah di jl. anggrek menumpuk")).contains("anggrek");
  }

  @Test
  void anAbbreviationIsNoName() {
    assertThat(namesIn("cetak KTP belum jadi")).doesNotContain("ktp");
  }

  @Test
  void theFirstWordOfASentenceIsNoName() {
    assertThat(namesIn("Sampah menumpuk. Trotoar rusak")).isEmpty();
  }

  @Test
  void aTextInCapitalsTellsNothing() {
    assertThat(namesIn("JALAN RUSAK Parah Sekali")).isEmpty();
  }

  private static Set<String> namesIn(String text) {
    return ProperNames.in(Collections.nCopies(5, text), RuleBooks.theCitysOwn().words().language());
  }
}
