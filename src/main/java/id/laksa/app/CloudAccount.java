package id.laksa.app;

import id.laksa.evidence.imageio.PhotoShrinker;
import id.laksa.whatsapp.CloudApi;
import id.laksa.whatsapp.MediaResult;
import id.laksa.whatsapp.Message;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.WhatsAppUser;
import id.laksa.whatsapp.graph.GraphClient;
import id.laksa.whatsapp.graph.GraphConfig;
import id.laksa.whatsapp.graph.SendLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The city's WhatsApp account: Meta's, as the settings say, that of the simulator inside, or none.
 *
 * @param graphUrl base of the Graph API; null without an account
 * @param phoneNumberId of the city's number
 */
public record CloudAccount(
    Settings settings,
    InstantSource time,
    @Nullable URI graphUrl,
    String phoneNumberId,
    String accessToken,
    String appSecret,
    String verifyToken) {

  /** Meta's, as the settings say. */
  static CloudAccount ofCity(Settings settings, InstantSource time) {
    return new CloudAccount(
        settings,
        time,
        URI.create(required(settings, "laksa.whatsapp.graph-url")),
        required(settings, "laksa.whatsapp.phone-number-id"),
        required(settings, "laksa.whatsapp.access-token"),
        required(settings, "laksa.whatsapp.app-secret"),
        required(settings, "laksa.whatsapp.verify-token"));
  }

  /** None: nothing that comes is believed, and nothing leaves. */
  static CloudAccount none(Settings settings, InstantSource time) {
    return new CloudAccount(settings, time, null, "", "", Secrets.password(), Secrets.password());
  }

  private static String required(Settings settings, String name) {
    if (!settings.isSet(name)) {
      throw new StartupFailure(
          name + " must be set beside laksa.whatsapp.graph-url, as Meta's dashboard shows it.");
    }
    return settings.text(name);
  }

  /** Says no secret. */
  @Override
  public String toString() {
    return "CloudAccount[" + graphUrl + "]";
  }

  /** The API with this account. */
  CloudApi api(SendLimits limits) {
    if (graphUrl == null) {
      return new NoCloudApi();
    }
    GraphConfig config =
        new GraphConfig(
            graphUrl,
            settings.text("laksa.whatsapp.graph-version"),
            phoneNumberId,
            () -> accessToken,
            settings.duration("laksa.whatsapp.connect-timeout"),
            settings.duration("laksa.whatsapp.answer-timeout"),
            settings.duration("laksa.whatsapp.media-timeout"),
            settings.number("laksa.whatsapp.largest-media"));
    GraphClient client = new GraphClient(config, limits, new PhotoShrinker(), time);
    return new CloudApi() {
      @Override
      public SendResult send(WhatsAppUser to, Message message, String callbackData) {
        return client.send(to, message, callbackData);
      }

      @Override
      public MediaResult fetch(String mediaId, @Nullable String directUrl, Path scratch) {
        return client.fetch(mediaId, directUrl, scratch);
      }
    };
  }

  private static final class NoCloudApi implements CloudApi {
    private static final String NO_ACCOUNT = "no-account";

    @Override
    public SendResult send(WhatsAppUser to, Message message, String callbackData) {
      return new SendResult.Undeliverable(NO_ACCOUNT);
    }

    @Override
    public MediaResult fetch(String mediaId, @Nullable String directUrl, Path scratch) {
      return new MediaResult.Later(NO_ACCOUNT);
    }
  }
}
