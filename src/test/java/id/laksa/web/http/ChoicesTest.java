package id.laksa.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Decision;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.Messages;
import id.laksa.texts.Messages.Language;
import id.laksa.web.http.Choices.Choice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private static final RuleBook CITY = RuleBooks.theCitysOwn();
  private final Choices choices = new Choices(RuleBooks::theCitysOwn);
  private final PageTexts texts = new PageTexts(Messages.load(Path.of("conf")), Language.ENGLISH);

  @Test
  void everyCategoryCanBeChosenAndIsThenDecided() {
    List<Choice> all =
        choices.categories(texts).stream().flatMap(group -> group.choices().stream()).toList();
    assertThat(all).hasSameSizeAs(CITY.categories().all());
    assertThat(all).allSatisfy(choice -> assertThat(decided(choice)).isEqualTo(choice.name()));
  }

  @Test
  void aTheftIsNotSentAsAMugging() {
    assertThat(choices.categories(texts).get(0).choices())
        .filteredOn(choice -> choice.name().equals("Crime"))
        .extracting(Choice::hashtag)
        .containsExactly("#kriminal");
  }

  @Test
  void everyKelurahanStandsUnderItsKecamatan() {
    assertThat(choices.places()).hasSize(13).containsKey("Cipondoh");
    assertThat(choices.places().get("Cipondoh")).contains("Kenanga");
    assertThat(choices.places().values().stream().mapToInt(List::size).sum())
        .isEqualTo(CITY.places().all().size());
  }

  private static String decided(Choice choice) {
    Decision decision =
        CITY.classifier()
            .classify("Tolong", List.of(choice.hashtag()), null, new Place("Cipondoh", "Kenanga"));
    return decision.category() == null ? "triage" : decision.category().nameEn();
  }
}
