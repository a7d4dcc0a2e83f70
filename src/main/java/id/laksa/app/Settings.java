package id.laksa.app;

import id.laksa.broker.AmqpDoor;
import id.laksa.broker.DoorLimits;
import id.laksa.delivery.CallbackTarget;
import id.laksa.delivery.Tellers;
import id.laksa.errand.Ladder;
import id.laksa.privacy.Retention;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force: defaults of the file, the environment over it, the command line over both.
 */
public final class Settings {
  private static final List<String> DURATIONS =
      List.of(
          "laksa.intake.patience",
          "laksa.whatsapp.join",
          "laksa.whatsapp.connect-timeout",
          "laksa.whatsapp.answer-timeout",
          "laksa.whatsapp.media-timeout",
          "laksa.callback.timeout",
          "laksa.city.patience",
          "laksa.http.head-timeout",
          "laksa.http.body-timeout",
          "laksa.http.form-timeout",
          "laksa.http.idle-timeout");
  private static final List<String> STORES_OUTSIDE =
      List.of("laksa.postgres.url", "laksa.kafka.brokers", "laksa.artemis.url");
  private static final int SHORTEST_KEY = 24;
  private static final String FILE = "application.properties";

  /** What follows it is Kafka's own, and is handed to every client as it is. */
  private static final String KAFKA_CLIENT = "laksa.kafka.client.";

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Gathers them.
   *
   * @param confDir holds {@code application.properties}
   * @param environment of the process
   * @param given on the command line, by name
   * @throws StartupFailure if the file can't be read, a given name isn't in it, or a value can't be
   *     meant: told before anything is started
   */
  public static Settings load(
      Path confDir, Map<String, String> environment, Map<String, String> given) {
    Properties defaults = new Properties();
    try (Reader reader = Files.newBufferedReader(confDir.resolve(FILE))) {
      defaults.load(reader);
    } catch (IOException e) {
      throw new StartupFailure(
          "The settings can't be read: is " + confDir.resolve(FILE) + " there?", e);
    }
    Map<String, String> values = new TreeMap<>();
    for (String name : defaults.stringPropertyNames()) {
      String fromEnvironment = environment.get(variable(name));
      values.put(name, fromEnvironment == null ? defaults.getProperty(name) : fromEnvironment);
    }
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(variable(KAFKA_CLIENT))) {
            String own = name.substring(KAFKA_CLIENT.length()).toLowerCase(Locale.ROOT);
            values.put(KAFKA_CLIENT + own.replace('_', '.'), value);
          }
        });
    given.forEach(
        (name, value) -> {
          if (values.put(name, value) == null && !name.startsWith(KAFKA_CLIENT)) {
            throw new StartupFailure(
                "There is no setting " + name + ": see conf/application.properties for all.");
          }
        });
    Settings settings = new Settings(values);
    NumberSettings.names().forEach(settings::number);
    DURATIONS.forEach(settings::duration);
    settings.share("laksa.words.threshold");
    settings.zone();
    FrontSettings.of(settings);
    settings.ladder();
    MailSettings.of(settings);
    settings.callback();
    settings.retention();
    settings.unnamedPhotos();
    settings.eventsKept();
    settings.eventsKey("");
    return settings;
  }

  /** All of them, by name. */
  public Map<String, String> all() {
    return Map.copyOf(values);
  }

  /** A text; empty when not set. */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such setting: " + name);
    }
    return value.strip();
  }

  /** Whether it is set to anything. */
  public boolean isSet(String name) {
    return !text(name).isEmpty();
  }

  /**
   * Whether a WhatsApp inside is wanted: without an account at Meta, and never beside a city's own
   * stores unless that is asked for.
   */
  public boolean isWhatsAppSimulated() {
    boolean storesInside =
        STORES_OUTSIDE.stream().noneMatch(this::isSet)
            || text("laksa.simulator.with-stores-outside").equals("true");
    return storesInside && !isSet("laksa.whatsapp.graph-url");
  }

  /** What every Kafka client takes as it is, by Kafka's own names. */
  public Map<String, String> kafkaClient() {
    Map<String, String> own = new TreeMap<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(KAFKA_CLIENT)) {
            own.put(name.substring(KAFKA_CLIENT.length()), value);
          }
        });
    return own;
  }

  /** A whole number, within the bounds of its name. */
  public int number(String name) {
    return NumberSettings.parse(name, text(name));
  }

  /** The departments' door of a broker inside. */
  public AmqpDoor departmentDoor() {
    return new AmqpDoor(
        text("laksa.amqp.host"),
        number("laksa.amqp.port"),
        new DoorLimits(
            number("laksa.amqp.connections"),
            number("laksa.amqp.sessions"),
            number("laksa.amqp.consumers"),
            number("laksa.amqp.login")));
  }

  /** A share from 0 to 1. */
  public double share(String name) {
    try {
      double share = Double.parseDouble(text(name));
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // The sentence below says what is wrong with it.
    }
    throw new StartupFailure(
        name + " must be a number from 0 to 1, like 0.85, not '" + text(name) + "'.");
  }

  /** An ISO-8601 duration. */
  public Duration duration(String name) {
    try {
      return Duration.parse(text(name));
    } catch (DateTimeException e) {
      throw new StartupFailure(
          name + " must be a duration like PT10S, not '" + text(name) + "'.", e);
    }
  }

  /** How long to wait between the attempts at an errand. */
  public Ladder ladder() {
    try {
      return Ladder.parse(text("laksa.errand.ladder"));
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          "laksa.errand.ladder must be durations with commas between, like PT5S,PT30S, not '"
              + text("laksa.errand.ladder")
              + "'.",
          e);
    }
  }

  /** Who tells reporters, in the order in which they are asked. */
  public Tellers tellers() {
    try {
      return Tellers.parse(text("laksa.tell.by"));
    } catch (IllegalArgumentException e) {
      throw new StartupFailure("laksa.tell.by must be " + e.getMessage() + ".", e);
    }
  }

  /** For how long what names a reporter is kept. */
  public Retention retention() {
    try {
      return Retention.parse(text("laksa.retention.period"), text("laksa.retention.groups"));
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          "laksa.retention.period must be a duration like P365D, and laksa.retention.groups groups"
              + " with such durations and commas between, like darurat=P90D: "
              + e.getMessage(),
          e);
    }
  }

  /** For how long a photo is kept that nothing names: longer than it may wait to be named. */
  public Duration unnamedPhotos() {
    Duration kept = duration("laksa.retention.photos");
    if (kept.compareTo(Duration.ofDays(2)) < 0) {
      throw new StartupFailure(
          "laksa.retention.photos must be at least P2D: one that came by WhatsApp waits a day for its"
              + " complaint.");
    }
    return kept;
  }

  /** For how long events are kept in Kafka; null for ever. */
  public @Nullable Duration eventsKept() {
    if (!isSet("laksa.events.retention")) {
      return null;
    }
    Duration kept = duration("laksa.events.retention");
    if (kept.compareTo(Duration.ofDays(1)) < 0) {
      throw new StartupFailure(
          "laksa.events.retention must be at least P1D, not '"
              + text("laksa.events.retention")
              + "'.");
    }
    return kept;
  }

  /**
   * The key that signs events.
   *
   * @param made the one of the data folder, for when none is set
   */
  public String eventsKey(String made) {
    String set = text("laksa.events.key");
    if (!set.isEmpty() && set.length() < SHORTEST_KEY) {
      throw new StartupFailure(
          "laksa.events.key must be " + SHORTEST_KEY + " characters or more, and random.");
    }
    return set.isEmpty() ? made : set;
  }

  /** Where the app's backend is called; null when none is registered. */
  public @Nullable CallbackTarget callback() {
    if (!isSet("laksa.callback.url")) {
      return null;
    }
    List<String> secrets =
        Stream.of(text("laksa.callback.secret"), text("laksa.callback.former-secret"))
            .filter(secret -> !secret.isEmpty())
            .toList();
    try {
      return new CallbackTarget(
          new URI(text("laksa.callback.url")),
          secrets,
          text("laksa.callback.inside").equals("true"),
          duration("laksa.callback.timeout"));
    } catch (URISyntaxException e) {
      throw new StartupFailure("laksa.callback.url is no address.", e);
    } catch (IllegalArgumentException e) {
      throw new StartupFailure(
          "laksa.callback.url and laksa.callback.secret need " + e.getMessage() + ".", e);
    }
  }

  /** The zone of every time that is shown. */
  public ZoneId zone() {
    try {
      return ZoneId.of(text("laksa.zone"));
    } catch (DateTimeException e) {
      throw new StartupFailure(
          "laksa.zone must be a zone like Asia/Jakarta, not '" + text("laksa.zone") + "'.", e);
    }
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
