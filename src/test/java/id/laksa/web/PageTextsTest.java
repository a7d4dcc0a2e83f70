package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.delivery.Way;
import id.laksa.evidence.RefusalReason;
import id.laksa.rulebook.RuleBooks;
import id.laksa.texts.Messages;
import id.laksa.texts.Messages.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageTextsTest {
  private static final Pattern IN_A_PAGE = Pattern.compile("t\\(\"([\\w.-]+\\w)\"[),]");
  private static final Pattern OF_A_FIELD =
      Pattern.compile("Wrong(?:\\.of)?\\([^,()]+(?:\\([^()]*\\)[^,()]*)*, \"([\\w-]+)\"");
  private final Messages messages = Messages.load(Path.of("conf"));

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyTextOfAPageIsWritten(Language language) throws IOException {
    Stream<String> keys = inFiles("src/main/resources/pages/web", IN_A_PAGE);
    assertThat(keys).isNotEmpty().allSatisfy(key -> isWritten(language, "web." + key));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everySentenceAboutAFieldIsWritten(Language language) throws IOException {
    Stream<String> keys = inFiles("src/main/java/id/laksa/web", OF_A_FIELD);
    assertThat(keys)
        .contains("blank", "blank-answer", "photos", "cross-site", "hashtag")
        .allSatisfy(key -> isWritten(language, "web.wrong." + key));
    assertThat(RefusalReason.values())
        .allSatisfy(reason -> isWritten(language, "web.wrong.photo." + reason.code()));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyGroupOfTheCityHasItsName(Language language) {
    assertThat(RuleBooks.theCitysOwn().categories().groups())
        .allSatisfy(group -> isWritten(language, "web.group." + group.name()));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyWayOfNewsAndHowFarItCameIsWritten(Language language) {
    assertThat(List.of(Way.WHATSAPP, Way.CALLBACK, Way.EMAIL))
        .allSatisfy(way -> isWritten(language, "web.own.news.way." + way.key()));
    assertThat(List.of("sent", "delivered", "read", "failed"))
        .allSatisfy(status -> isWritten(language, "web.own.news." + status));
  }

  private void isWritten(Language language, String key) {
    assertThat(messages.text(language, key)).isNotEqualTo(key).isNotBlank();
  }

  private static Stream<String> inFiles(String folder, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files.filter(Files::isRegularFile).toList().stream()
          .flatMap(file -> pattern.matcher(read(file)).results())
          .map(match -> match.group(1));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
