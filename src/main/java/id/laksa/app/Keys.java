package id.laksa.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The keys and inner passwords of an engine with embedded stores, made at the first run and kept in
 * {@code keys.properties}. Without that file its data can't be read any more.
 *
 * @param ticketKey 32 bytes in base64, for ticket numbers
 * @param dataKey 32 bytes in base64, for personal data
 * @param postgresPassword of the engine's own role at the embedded database
 * @param superuserPassword of that database's superuser, who is asked for at the start alone
 * @param brokerPassword of the engine's own user at the embedded broker
 * @param kafkaPassword of the engine's own user at the embedded Kafka
 * @param whatsappSecret of the simulated app, with which webhooks are signed
 * @param whatsappToken of the simulated Graph API
 * @param verifyToken of the webhook's handshake
 */
public record Keys(
    String ticketKey,
    String dataKey,
    String postgresPassword,
    String superuserPassword,
    String brokerPassword,
    String kafkaPassword,
    String whatsappSecret,
    String whatsappToken,
    String verifyToken) {
  private static final String FILE = "keys.properties";
  private static final String TICKET_KEY = "laksa.ticket.key";
  private static final String DATA_KEY = "laksa.data.key";
  private static final String POSTGRES_PASSWORD = "laksa.postgres.password";
  private static final String SUPERUSER_PASSWORD = "laksa.postgres.superuser-password";
  private static final String BROKER_PASSWORD = "laksa.artemis.password";
  private static final String KAFKA_PASSWORD = "laksa.kafka.password";
  private static final String WHATSAPP_SECRET = "laksa.whatsapp.app-secret";
  private static final String WHATSAPP_TOKEN = "laksa.whatsapp.access-token";
  private static final String VERIFY_TOKEN = "laksa.whatsapp.verify-token";
  private static final Map<String, Supplier<String>> WANTED =
      Map.of(
          TICKET_KEY, Secrets::key,
          DATA_KEY, Secrets::key,
          POSTGRES_PASSWORD, Secrets::password,
          SUPERUSER_PASSWORD, Secrets::password,
          BROKER_PASSWORD, Secrets::password,
          KAFKA_PASSWORD, Secrets::password,
          WHATSAPP_SECRET, Secrets::password,
          WHATSAPP_TOKEN, Secrets::password,
          VERIFY_TOKEN, Secrets::password);

  /**
   * Reads the file from where {@code laksa.keys.folder} says, the data folder unless that is set.
   *
   * @throws StartupFailure if it can't be read or written, or lies in the data folder still: with
   *     other keys what is there couldn't be read
   */
  public static Keys load(Settings settings, Path data) {
    if (!settings.isSet("laksa.keys.folder")) {
      return load(data);
    }
    Path folder = Path.of(settings.text("laksa.keys.folder"));
    Path left = data.resolve(FILE);
    if (Files.exists(left)) {
      throw new StartupFailure(
          left + " is there although laksa.keys.folder is set: move it to " + folder + ".");
    }
    try {
      Files.createDirectories(folder, OwnFolder.FOLDER);
    } catch (IOException e) {
      throw new StartupFailure(
          "laksa.keys.folder: " + folder + " can't be made: make it, or name another.", e);
    }
    return load(folder);
  }

  /**
   * Reads the file, after adding the keys it lacks.
   *
   * @param folder where it lies
   * @throws StartupFailure if the file can't be read or written
   */
  public static Keys load(Path folder) {
    Map<String, String> secrets = SecretFile.complete(folder.resolve(FILE), WANTED);
    return new Keys(
        secrets.getOrDefault(TICKET_KEY, ""),
        secrets.getOrDefault(DATA_KEY, ""),
        secrets.getOrDefault(POSTGRES_PASSWORD, ""),
        secrets.getOrDefault(SUPERUSER_PASSWORD, ""),
        secrets.getOrDefault(BROKER_PASSWORD, ""),
        secrets.getOrDefault(KAFKA_PASSWORD, ""),
        secrets.getOrDefault(WHATSAPP_SECRET, ""),
        secrets.getOrDefault(WHATSAPP_TOKEN, ""),
        secrets.getOrDefault(VERIFY_TOKEN, ""));
  }

  /** Says nothing: a record would print its secrets into a log. */
  @Override
  public String toString() {
    return "Keys";
  }
}
