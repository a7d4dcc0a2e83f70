package id.laksa.tracking;

import id.laksa.complaint.Complaint.State;
import id.laksa.complaint.Resolution;
import id.laksa.complaint.Status;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;

/** The texts people read, from {@code conf/messages_*.properties}. */
public final class Messages {
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

  /** How the key of a status goes on: what was closed without its reporter's word says so. */
  public static String statusKey(State state) {
    Resolution shown = state.resolution();
    boolean unconfirmed = state.status() == Status.CLOSED && shown != null && !shown.confirmed();
    return state.status() + (unconfirmed ? ".unconfirmed" : "");
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
