package id.laksa.texts;

import static id.laksa.texts.Messages.Language.ENGLISH;
import static id.laksa.texts.Messages.Language.INDONESIAN;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.EventType;
import id.laksa.complaint.Status;
import id.laksa.texts.Messages.Language;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final Path CONF = Path.of("conf");
  private final Messages messages = Messages.load(CONF);

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    Properties english = file("messages_en.properties");
    assertThat(file("messages_id.properties").keySet())
        .containsExactlyInAnyOrderElementsOf(english.keySet());
    assertThat(english.values()).allSatisfy(text -> assertThat((String) text).isNotBlank());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyStatusAndEveryEventHasItsWords(Language language) {
    Stream<String> keys =
        Stream.concat(
            Stream.of(Status.values()).map(status -> "status." + status),
            Stream.of(EventType.values()).map(event -> "event." + event.slug()));
    assertThat(Stream.concat(keys, Stream.of("clock.paused", "notice.112")))
        .allSatisfy(key -> assertThat(messages.text(language, key)).isNotEqualTo(key).isNotBlank());
  }

  @Test
  void aTextIsInTheLanguageAskedFor() {
    assertThat(messages.text(INDONESIAN, "status.CLOSED")).isEqualTo("Selesai");
    assertThat(messages.text(ENGLISH, "status.CLOSED")).isEqualTo("Done");
  }

  @Test
  void aLostTextIsItsKey() {
    assertThat(messages.text(ENGLISH, "status.LOST")).isEqualTo("status.LOST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "EN-GB", " en;q=0.9, id", "en-US,en;q=0.5"})
  void whoAsksForEnglishFirstGetsIt(String acceptLanguage) {
    assertThat(Language.of(acceptLanguage)).isEqualTo(ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "id", "id, en", "de", "*", "jv-ID, en;q=0.1"})
  void everybodyElseGetsIndonesian(String acceptLanguage) {
    assertThat(Language.of(acceptLanguage)).isEqualTo(INDONESIAN);
  }

  private static Properties file(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(CONF.resolve(name))) {
      texts.load(reader);
    }
    return texts;
  }
}
