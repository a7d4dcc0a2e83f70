package id.laksa.texts;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts people read, from {@code conf/messages_*.properties}. */
public final class Messages {
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
  private final Properties indonesian;
  private final Properties english;

  /** A language the texts are in. */
  public enum Language {
    INDONESIAN,
    ENGLISH;

    /** English when it is asked for first; Indonesian otherwise. */
    public static Language of(String acceptLanguage) {
      return acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("en")
          ? ENGLISH
          : INDONESIAN;
    }
  }

  private Messages(Properties indonesian, Properties english) {
    this.indonesian = indonesian;
    this.english = english;
  }

  /** Loads both files of the folder. */
  public static Messages load(Path confDir) {
    return new Messages(
        read(confDir.resolve("messages_id.properties")),
        read(confDir.resolve("messages_en.properties")));
  }

  /** The text of a key; the key itself when the city has lost the text. */
  public String text(Language language, String key) {
    Properties texts = language == Language.ENGLISH ? english : indonesian;
    return texts.getProperty(key, indonesian.getProperty(key, key));
  }

  /** Those in Indonesian, with their blanks filled in. */
  public Texts indonesian() {
    return (key, values) -> filled(text(Language.INDONESIAN, key), values);
  }

  /** In one pass: a value may hold braces of its own. */
  private static String filled(String text, Map<String, ?> values) {
    return BLANK
        .matcher(text)
        .replaceAll(
            blank -> {
              Object value = values.get(blank.group(1));
              return Matcher.quoteReplacement(value == null ? blank.group() : value.toString());
            });
  }

  private static Properties read(Path file) {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
