package id.laksa.whatsapp.graph;

import id.laksa.whatsapp.MediaResult;
import id.laksa.whatsapp.MediaResult.Fetched;
import id.laksa.whatsapp.MediaResult.Gone;
import id.laksa.whatsapp.MediaResult.Later;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.SendResult.Refused;
import id.laksa.whatsapp.graph.GraphOutcome.Answered;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fetches photos: asks for the address, then goes there; twice when the address has ended. */
final class MediaFetch {
  private static final String KIND = "media";
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,128}");

  private final GraphConfig config;
  private final GraphHttp http;
  private final InstantSource time;
  private final AccountAlarm alarm;
  private final MediaDownload download;

  MediaFetch(GraphConfig config, GraphHttp http, InstantSource time, AccountAlarm alarm) {
    this.config = config;
    this.http = http;
    this.time = time;
    this.alarm = alarm;
    this.download = new MediaDownload(config, http);
  }

  MediaResult fetch(String mediaId, @Nullable String directUrl, Path scratch) {
    if (!ID.matcher(mediaId).matches()) {
      return new Gone(Gone.GONE);
    }
    if (directUrl != null) {
      MediaResult direct = download.from(new MediaDownload.Place(directUrl, null, null), scratch);
      if (direct instanceof Fetched || isTooLarge(direct)) {
        return direct;
      }
    }
    MediaResult first = inTwoSteps(mediaId, scratch);
    boolean expired = first instanceof Gone gone && gone.reason().equals(Gone.EXPIRED);
    return expired ? inTwoSteps(mediaId, scratch) : first;
  }

  private MediaResult inTwoSteps(String mediaId, Path scratch) {
    HttpRequest request = http.request(config.address(mediaId)).GET().build();
    GraphOutcome<byte[]> outcome = http.ask(request, config.answerTimeout());
    if (!(outcome instanceof Answered<byte[]> answered)) {
      return new Later(outcome.trouble());
    }
    GraphAnswer answer = GraphAnswer.of(answered.response(), time.instant());
    if (!answer.isSuccess()) {
      return failure(answer.failure());
    }
    alarm.clear(KIND);
    Optional<String> url = answer.text("/url");
    if (url.isEmpty()) {
      return new Later("answer-unreadable");
    }
    // A number or a string; asLong reads both.
    if (answer.body().path("file_size").asLong() > config.largestMedia()) {
      return new Gone(Gone.TOO_LARGE);
    }
    return download.from(
        new MediaDownload.Place(
            url.get(), answer.text("/mime_type").orElse(null), answer.text("/sha256").orElse(null)),
        scratch);
  }

  private MediaResult failure(SendResult result) {
    if (result instanceof SendResult.Later later) {
      return new Later(later.reason());
    }
    if (result instanceof Refused refused) {
      alarm.raise(KIND, refused.code());
      return new Later(refused.code());
    }
    return new Gone(Gone.GONE);
  }

  private static boolean isTooLarge(MediaResult result) {
    return result instanceof Gone gone && gone.reason().equals(Gone.TOO_LARGE);
  }
}
