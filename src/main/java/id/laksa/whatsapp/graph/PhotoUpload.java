package id.laksa.whatsapp.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.laksa.evidence.ImageShrinker;
import id.laksa.whatsapp.PhotoBytes;
import id.laksa.whatsapp.SendResult;
import id.laksa.whatsapp.SendResult.Later;
import id.laksa.whatsapp.SendResult.Undeliverable;
import id.laksa.whatsapp.graph.Outcome.Answered;
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
    return known != null ? new Uploaded.Held(known, true) : again(photo);
  }

  /** Uploads a photo that Meta doesn't have any more. */
  Uploaded again(PhotoBytes photo) {
    ids.invalidate(photo.sha256());
    try {
      Optional<byte[]> jpeg = read(photo);
      return jpeg.isPresent()
          ? send(photo.sha256(), shrinker.shrink(jpeg.get(), LARGEST_IMAGE))
          : new Uploaded.Failed(new Undeliverable("photo-gone"));
    } catch (IOException | UncheckedIOException e) {
      return new Uploaded.Failed(new Later("photo-unreadable", null));
    }
  }

  private Uploaded send(String sha256, byte[] jpeg) {
    String boundary = "laksa-" + UUID.randomUUID();
    HttpRequest request =
        http.request(config.address(config.phoneNumberId() + "/media"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(form(boundary, jpeg))
            .build();
    Outcome<byte[]> outcome = http.ask(request, config.mediaTimeout());
    if (!(outcome instanceof Answered<byte[]> answered)) {
      return new Uploaded.Failed(
          new Later(outcome.trouble(), null)); // a photo there twice harms none
    }
    GraphAnswer answer = GraphAnswer.of(answered.response(), time.instant());
    if (!answer.isSuccess()) {
      return new Uploaded.Failed(answer.failure());
    }
    Optional<String> id = answer.text("/id");
    if (id.isEmpty()) {
      return new Uploaded.Failed(new Later("answer-unreadable", null));
    }
    ids.put(sha256, id.get());
    return new Uploaded.Held(id.get(), false);
  }

  private static BodyPublisher form(String boundary, byte[] jpeg) {
    String head =
        part(boundary, "messaging_product")
            + "\r\nwhatsapp\r\n"
            + part(boundary, "type")
            + "\r\nimage/jpeg\r\n"
            + part(boundary, "file\"; filename=\"photo.jpg")
            + "Content-Type: image/jpeg\r\n\r\n";
    return BodyPublishers.concat(
        BodyPublishers.ofString(head),
        BodyPublishers.ofByteArray(jpeg),
        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
  }

  private static String part(String boundary, String name) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n";
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
