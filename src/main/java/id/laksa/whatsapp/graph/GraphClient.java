package id.laksa.whatsapp.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.evidence.ImageShrinker;
import id.laksa.whatsapp.GraphErrors;
import id.laksa.whatsapp.MediaResult;
import id.laksa.whatsapp.Message;
import id.laksa.whatsapp.PhotoBytes;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.SendResult.Later;
import id.laksa.whatsapp.SendResult.Refused;
import id.laksa.whatsapp.SendResult.Sent;
import id.laksa.whatsapp.SendResult.Uncertain;
import id.laksa.whatsapp.SendResult.Undeliverable;
import id.laksa.whatsapp.WhatsAppUser;
import id.laksa.whatsapp.graph.GraphOutcome.Answered;
import id.laksa.whatsapp.graph.GraphOutcome.NotSent;
import id.laksa.whatsapp.graph.PhotoUpload.Uploaded;
import id.laksa.whatsapp.graph.PhotoUpload.Uploaded.Failed;
import id.laksa.whatsapp.graph.PhotoUpload.Uploaded.Held;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The city's side of the WhatsApp Cloud API. Every call ends in its time; thread-safe. */
public final class GraphClient {

  /** What Meta says when it doesn't have a photo any more, among other things. */
  private static final Set<String> MAYBE_THE_PHOTO = Set.of("100", "131009", "131053");

  private final GraphConfig config;
  private final SendLimits limits;
  private final InstantSource time;
  private final GraphHttp http;
  private final PhotoUpload photos;
  private final MediaFetch media;
  private final AccountAlarm alarm = new AccountAlarm();

  /**
   * Makes one; a number has one, for what it remembers.
   *
   * @param limits shared with whoever counts what comes in
   */
  public GraphClient(
      GraphConfig config, SendLimits limits, ImageShrinker shrinker, InstantSource time) {
    this.config = config;
    this.limits = limits;
    this.time = time;
    this.http = new GraphHttp(config);
    this.photos = new PhotoUpload(config, http, shrinker, time);
    this.media = new MediaFetch(config, http, time, alarm);
  }

  /**
   * Sends a message once, its photo first; waits for nothing but the answers: two of each kind at
   * most.
   *
   * @param callbackData comes back with each status of the message: at most 512 characters, never
   *     personal data; empty for none
   * @return {@code Later("own-limit", …)} when our own limits hold it back
   */
  public SendResult send(WhatsAppUser to, Message message, String callbackData) {
    Duration wait = limits.waitFor(to);
    if (!wait.isZero()) {
      return new Later("own-limit", wait);
    }
    String kind = message.getClass().getSimpleName();
    SendResult result = deliver(to, message, callbackData);
    if (result instanceof Refused refused) {
      alarm.raise(kind, refused.code());
    } else if (result instanceof Sent) {
      alarm.clear(kind);
    } else if (result instanceof Later later && GraphErrors.isThroughput(later.reason())) {
      // It counts for whatever this number sends, not for this message alone.
      limits.pause(later.heldFor(0).orElse(Duration.ZERO));
    }
    return result;
  }

  /**
   * Fetches a citizen's photo; three downloads and two look-ups at most.
   *
   * @param mediaId as the message named it
   * @param directUrl where the message said it is, tried first; null when it didn't
   * @param scratch a folder of ours; keeps a file only when the photo was fetched
   */
  public MediaResult fetch(String mediaId, @Nullable String directUrl, Path scratch) {
    return media.fetch(mediaId, directUrl, scratch);
  }

  private SendResult deliver(WhatsAppUser to, Message message, String callbackData) {
    PhotoBytes photo = message.photo();
    if (photo == null) {
      return post(MessageJson.of(to, message, null, callbackData));
    }
    Uploaded first = photos.upload(photo);
    SendResult result = post(to, message, first, callbackData);
    boolean lost =
        first instanceof Held held
            && held.remembered()
            && result instanceof Undeliverable undeliverable
            && MAYBE_THE_PHOTO.contains(undeliverable.code());
    return lost ? post(to, message, photos.again(photo), callbackData) : result;
  }

  private SendResult post(WhatsAppUser to, Message message, Uploaded photo, String callbackData) {
    return photo instanceof Held held
        ? post(MessageJson.of(to, message, held.mediaId(), callbackData))
        : ((Failed) photo).result();
  }

  private SendResult post(ObjectNode json) {
    HttpRequest request =
        http.request(config.address(config.phoneNumberId() + "/messages"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.toString()))
            .build();
    GraphOutcome<byte[]> outcome = http.ask(request, config.answerTimeout());
    if (outcome instanceof NotSent<byte[]> notSent) {
      return new Later(notSent.trouble(), null);
    }
    if (!(outcome instanceof Answered<byte[]> answered)) {
      return new Uncertain(outcome.trouble());
    }
    GraphAnswer answer = GraphAnswer.of(answered.response(), time.instant());
    if (!answer.isSuccess()) {
      return answer.failure();
    }
    return answer
        .text("/messages/0/id")
        .<SendResult>map(Sent::new)
        .orElse(new Uncertain("answer-unreadable"));
  }
}
