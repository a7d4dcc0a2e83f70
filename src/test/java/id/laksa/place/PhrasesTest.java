package id.laksa.place;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.place.Phrases.Phrase;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
  private static final Map<String, String> NAMES =
      Map.of("batuceper", "B", "porisplawad", "P", "porisplawadindah", "PI", "aaaaaaaaaa", "A");
  private final Phrases<String> phrases = new Phrases<>(NAMES);

  @Test
  void aNameIsFoundHoweverItIsParted() {
    assertThat(phrases.in(List.of("di", "batu", "ceper", "dan", "batuceper")))
        .containsExactly(new Phrase<>(1, 3, "B"), new Phrase<>(4, 5, "B"));
  }

  @Test
  void theLongestNameCounts() {
    assertThat(phrases.in(List.of("poris", "plawad", "indah", "poris", "plawad", "utara")))
        .containsExactly(new Phrase<>(0, 3, "PI"), new Phrase<>(3, 5, "P"));
  }

  @Test
  void partOfAWordIsNoName() {
    assertThat(phrases.in(List.of("kebatuceperan", "batucepers", "xbatuceper"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a ", "poris ", "porisplawad", "batu ceper ", "é", "🙂 ", "ab 1"})
  void whateverATextRepeatsTheLookUpsGrowWithItsWordsOnly(String piece) {
    List<String> words = TextTokens.of(piece.repeat(4_000 / piece.length()));
    AtomicInteger lookUps = new AtomicInteger();

    new Phrases<>(NAMES, counted(Phrases.beginnings(NAMES.keySet()), lookUps)).in(words);

    assertThat(lookUps.get()).isLessThanOrEqualTo(words.size() * Phrases.MOST_WORDS);
  }

  private static Set<String> counted(Set<String> all, AtomicInteger lookUps) {
    return new AbstractSet<>() {
      @Override
      public boolean contains(Object one) {
        lookUps.incrementAndGet();
        return all.contains(one);
      }

      @Override
      public Iterator<String> iterator() {
        return Collections.unmodifiableSet(all).iterator();
      }

      @Override
      public int size() {
        return all.size();
      }
    };
  }
}
