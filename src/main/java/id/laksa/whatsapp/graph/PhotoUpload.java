package id.laksa.whatsapp.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.laksa.evidence.ImageShrinker;
import id.laksa.whatsapp.PhotoBytes;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.SendResult.Later;
import id.laksa.whatsapp.SendResult.Undeliverable;
import id.laksa.whatsapp.graph.GraphOutcome.Answered;
import id.laksa.whatsapp.graph.PhotoUpload.Uploaded.Failed;
import id.laksa.whatsapp.graph.PhotoUpload.Uploaded.Held;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Gives photos to Meta, and remembers under which id, for less than the 30 days that it keeps. */
final class PhotoUpload {
  private static final int LARGEST_IMAGE = 5_000_000;
  private static final int LARGEST_PHOTO = 32 * 1024 * 1024;
  private static final Duration KEPT = Duration.ofDays(25);
  private static final int MOST_IDS = 10_000;

  /** What stands before the photo's bytes. */
  private static final String HEAD =
      """
      --BOUNDARY
      Content-Disposition: form-data; name="messaging_product"

      whatsapp
      --BOUNDARY
      Content-Disposition: form-data; name="type"

      image/jpeg
      --BOUNDARY
      Content-Disposition: form-data; name="file"; filename="photo.jpg"
      Content-Type: image/jpeg

      """;

  private final GraphConfig config;
  private final GraphHttp http;
  private final ImageShrinker shrinker;
  private final InstantSource time;
  private final Cache<String, String> ids;

  PhotoUpload(GraphConfig config, GraphHttp http, ImageShrinker shrinker, InstantSource time) {
    this.config = config;
    this.http = http;
    this.shrinker = shrinker;
    this.time = time;
    this.ids =
        Caffeine.newBuilder()
            .maximumSize(MOST_IDS)
            .expireAfterWrite(KEPT)
            .ticker(new Nanos(time)::now)
            .build();
  }

  /** What became of giving a photo to Meta. */
  sealed interface Uploaded {
    /**
     * Meta has it.
     *
     * @param remembered that it had it before, and may have lost it
     */
    record Held(String mediaId, boolean remembered) implements Uploaded {}

    /** The message can't go. */
    record Failed(SendResult result) implements Uploaded {}
  }

  Uploaded upload(PhotoBytes photo) {
    String known = ids.getIfPresent(photo.sha256());
    return known != null ? new Held(known, true) : again(photo);
  }

  /** Uploads a photo that Meta doesn't have any more. */
  Uploaded again(PhotoBytes photo) {
    ids.invalidate(photo.sha256());
    Optional<byte[]> jpeg;
    try {
      jpeg = read(photo);
    } catch (IOException | UncheckedIOException e) {
      return new Failed(new Later("photo-unreadable", null));
    }
    if (jpeg.isEmpty()) {
      return new Failed(new Undeliverable("photo-gone"));
    }
    try {
      return send(photo.sha256(), shrinker.shrink(jpeg.get(), LARGEST_IMAGE));
    } catch (IOException e) {
      return new Failed(new Undeliverable("photo-unusable"));
    }
  }

  private Uploaded send(String sha256, byte[] jpeg) {
    String boundary = "laksa-" + UUID.randomUUID();
    HttpRequest request =
        http.request(config.address(config.phoneNumberId() + "/media"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(form(boundary, jpeg))
            .build();
    GraphOutcome<byte[]> outcome = http.ask(request, config.mediaTimeout());
    if (!(outcome instanceof Answered<byte[]> answered)) {
      // Also when it may have arrived: a photo that Meta has twice harms nobody.
      return new Failed(new Later(outcome.trouble(), null));
    }
    GraphAnswer answer = GraphAnswer.of(answered.response(), time.instant());
    if (!answer.isSuccess()) {
      return new Failed(answer.failure());
    }
    Optional<String> id = answer.text("/id");
    if (id.isEmpty()) {
      return new Failed(new Later("answer-unreadable", null));
    }
    ids.put(sha256, id.get());
    return new Held(id.get(), false);
  }

  private static BodyPublisher form(String boundary, byte[] jpeg) {
    String head = HEAD.replace("BOUNDARY", boundary).replace("\n", "\r\n");
    return BodyPublishers.concat(
        BodyPublishers.ofString(head),
        BodyPublishers.ofByteArray(jpeg),
        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
  }

  private static Optional<byte[]> read(PhotoBytes photo) throws IOException {
    Optional<InputStream> opened = photo.open();
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = opened.get()) {
      return Optional.of(in.readNBytes(LARGEST_PHOTO));
    }
  }
}
