package id.laksa.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The keys and inner passwords of an engine with embedded stores, made at the first run and kept in
 * {@code keys.properties}. Without that file its data can't be read any more.
 *
 * @param ticketKey 32 bytes in base64, for ticket numbers
 * @param dataKey 32 bytes in base64, for personal data
 * @param postgresPassword the embedded database's
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
    String brokerPassword,
    String kafkaPassword,
    String whatsappSecret,
    String whatsappToken,
    String verifyToken) {
  private static final String TICKET_KEY = "laksa.ticket.key";
  private static final String DATA_KEY = "laksa.data.key";
  private static final String POSTGRES_PASSWORD = "laksa.postgres.password";
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
          BROKER_PASSWORD, Secrets::password,
          KAFKA_PASSWORD, Secrets::password,
          WHATSAPP_SECRET, Secrets::password,
          WHATSAPP_TOKEN, Secrets::password,
          VERIFY_TOKEN, Secrets::password);

  /**
   * Reads the file, after adding the keys it lacks.
   *
   * @param folder the data folder
   * @throws StartupFailure if the file can't be read or written
   */
  public static Keys load(Path folder) {
    Map<String, String> secrets = SecretFile.complete(folder.resolve("keys.properties"), WANTED);
    return new Keys(
        secrets.getOrDefault(TICKET_KEY, ""),
        secrets.getOrDefault(DATA_KEY, ""),
        secrets.getOrDefault(POSTGRES_PASSWORD, ""),
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
