package id.laksa.whatsapp.graph;

import static java.nio.file.StandardOpenOption.WRITE;

import id.laksa.whatsapp.MediaResult;
import id.laksa.whatsapp.MediaResult.Fetched;
import id.laksa.whatsapp.MediaResult.Gone;
import id.laksa.whatsapp.MediaResult.Later;
import id.laksa.whatsapp.graph.GraphOutcome.Answered;
import id.laksa.whatsapp.graph.GraphOutcome.TooLarge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings one address into a file. */
final class MediaDownload {
  private static final int OK = 200;
  private static final int LONGEST_URL = 4_096;

  private final GraphConfig config;
  private final GraphHttp http;
  private final MediaAddress addresses;

  MediaDownload(GraphConfig config, GraphHttp http) {
    this.config = config;
    this.http = http;
    this.addresses = new MediaAddress(config.graphUrl());
  }

  /**
   * Where a photo is.
   *
   * @param mime what it was announced as; null leaves it to the answer's header
   * @param sha256 what was announced; null checks nothing
   */
  record Place(String url, @Nullable String mime, @Nullable String sha256) {}

  /** Leaves a file in {@code scratch} only when it was fetched. */
  MediaResult from(Place place, Path scratch) {
    if (place.url().length() > LONGEST_URL) {
      return new Gone(Gone.ADDRESS_REFUSED);
    }
    if (place.mime() != null && !isImage(place.mime())) {
      return new Gone(Gone.NOT_IMAGE);
    }
    try {
      URI address = new URI(place.url());
      return addresses.mayGetToken(address)
          ? intoFile(place, address, scratch)
          : new Gone(Gone.ADDRESS_REFUSED);
    } catch (URISyntaxException e) {
      return new Gone(Gone.ADDRESS_REFUSED);
    } catch (UnknownHostException e) {
      return new Later("unreachable");
    } catch (IOException e) {
      throw new UncheckedIOException("The scratch folder can't be written", e);
    }
  }

  private MediaResult intoFile(Place place, URI address, Path scratch) throws IOException {
    Path file = Files.createTempFile(scratch, "media-", ".part");
    boolean fetched = false;
    try {
      HttpRequest request = http.request(address).GET().build();
      MediaResult result =
          judge(
              http.exchange(request, into(file), config.largestMedia(), config.mediaTimeout()),
              place,
              file);
      fetched = result instanceof Fetched;
      return result;
    } finally {
      if (!fetched) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Doesn't make the file: a late answer must not bring back one that was deleted. */
  private static BodyHandler<Path> into(Path file) {
    return head ->
        head.statusCode() == OK
            ? BodySubscribers.ofFile(file, WRITE)
            : BodySubscribers.replacing(file);
  }

  private static MediaResult judge(GraphOutcome<Path> outcome, Place place, Path file)
      throws IOException {
    if (outcome instanceof TooLarge) {
      return new Gone(Gone.TOO_LARGE);
    }
    if (!(outcome instanceof Answered<Path> answered)) {
      return new Later(outcome.trouble());
    }
    HttpResponse<Path> response = answered.response();
    if (response.statusCode() != OK) {
      return failure(response.statusCode());
    }
    String mime =
        place.mime() != null
            ? place.mime()
            : response.headers().firstValue("Content-Type").orElse("");
    if (!isImage(mime)) {
      return new Gone(Gone.NOT_IMAGE);
    }
    return place.sha256() == null || MediaHash.matches(file, place.sha256())
        ? new Fetched(file, plain(mime))
        : new Gone(Gone.DAMAGED);
  }

  private static MediaResult failure(int status) {
    return switch (status) {
      case 401, 403, 404, 410 -> new Gone(Gone.EXPIRED);
      case 408, 429 -> new Later("http-" + status);
      default -> status >= 400 && status < 500 ? new Gone(Gone.GONE) : new Later("http-" + status);
    };
  }

  private static boolean isImage(String mime) {
    return plain(mime).startsWith("image/");
  }

  private static String plain(String mime) {
    return mime.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
