package id.laksa;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.evidence.Check;
import id.laksa.evidence.Finding;
import id.laksa.evidence.Opinion;
import id.laksa.evidence.RefusalReason;
import id.laksa.privacy.AccessRecord;
import id.laksa.refusal.Attempt;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read stands in {@code conf/messages_*}, and what the code asks for is there. */
class TextsTest {
  /** They read what people write: its words are their matter. */
  private static final Set<String> READERS = Set.of("Masking.java", "NameFinder.java");

  /** Comments and characters are matched to be passed over: only a literal is a group. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\\n]*|'(?:\\\\.|[^'\\\\\\n])+'"
              + "|\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"");

  private static final Pattern INDONESIAN =
      Pattern.compile(
          "(?i)\\b(?:akan|anda|atau|belum|bukan|dapat|dari|dengan|dikenal|diterima|foto|harus|ini"
              + "|instansi|itu|kirim|laporan|lagi|menunggu|nomor|oleh|pelapor|petugas|pilih|sudah"
              + "|tanpa|tidak|tulis|untuk|yang)\\b");

  /** What looks like a key of a text and is none: files, Jakarta Mail's settings. */
  private static final Pattern OTHER_NAMES =
      Pattern.compile(".*\\.(?:css|csv|drl|js)|mail\\.(?:smtp|transport)\\..*");

  @Test
  void noSentenceForPeopleStandsInTheCode() {
    assertThat(literals())
        .hasSizeGreaterThan(1_000)
        .filteredOn(one -> !READERS.contains(one.file))
        .filteredOn(one -> one.text.contains(" ") && INDONESIAN.matcher(one.text).find())
        .isEmpty();
  }

  @Test
  void everyTextThatTheCodeNamesIsThere() {
    Set<String> keys = keys();
    Pattern named =
        keys.stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .distinct()
            .collect(collectingAndThen(joining("|", "(?:", ")\\.[\\w.-]*"), Pattern::compile));
    assertThat(literals())
        .filteredOn(one -> named.matcher(one.text).matches())
        .filteredOn(one -> !OTHER_NAMES.matcher(one.text).matches())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            one ->
                assertThat(keys)
                    .as(one.toString())
                    .anyMatch(key -> key.equals("web.wrong." + one.text) || one.begins(key)));
  }

  @Test
  void everyValueThatIsSaidHasItsWords() {
    assertThat(
            Stream.of(
                    Stream.of(Attempt.values()).map(one -> "live-room.attempt." + one),
                    Stream.of(Finding.Result.values()).map(one -> "live-room.finding." + one),
                    Stream.of(AccessRecord.What.values()).map(one -> "live-room.looked." + one),
                    Stream.of(Opinion.Outcome.values()).map(one -> "field.verdict." + one),
                    Stream.of(RefusalReason.values()).map(one -> "photo.refused." + one.code()),
                    Stream.of(Check.NOT_THE_REPORTERS, Check.NOT_USED_BEFORE)
                        .map(check -> "evidence." + check.slug())
                        .flatMap(key -> Stream.of(key + ".same", key + ".like", key + ".differs")))
                .flatMap(keys -> keys))
        .isSubsetOf(keys());
  }

  private record Literal(String file, String text) {
    /** It is a key, or the beginning of one, up to a point. */
    boolean begins(String key) {
      return key.equals(text) || key.startsWith(text.endsWith(".") ? text : text + ".");
    }
  }

  private static List<Literal> literals() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(TextsTest::literals)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Literal> literals(Path file) {
    try {
      return LITERAL
          .matcher(Files.readString(file))
          .results()
          .flatMap(found -> Stream.of(1, 2).map(found::group))
          .filter(Objects::nonNull)
          .map(text -> new Literal(file.getFileName().toString(), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> keys() {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of("conf/messages_id.properties"))) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts.stringPropertyNames();
  }
}
