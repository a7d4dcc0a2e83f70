package id.laksa.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.PhotoStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fetches one photo and adds it to its complaint, which went its way long before. */
public final class MediaErrand implements ErrandHandler {
  /** The kind of these errands; each has a lane of its own. */
  public static final String KIND = "whatsapp-media";

  /** One source at the decoder: however many come by WhatsApp, the others have their turns. */
  private static final String SOURCE = "whatsapp";

  private static final Duration NEXT_TURN = Duration.ofSeconds(5);

  private final CloudApi cloud;
  private final PhotoSanitizer sanitizer;
  private final PhotoStore store;
  private final Complaints complaints;
  private final ObjectMapper json;
  private final Path scratch;

  /**
   * What is to be fetched.
   *
   * @param url null when the message named none
   */
  public record Wanted(UUID complaintId, String ticket, String mediaId, @Nullable String url) {
    /** Shows no address. */
    @Override
    public String toString() {
      return "Wanted[" + ticket + "]";
    }
  }

  /** Where the photo goes; both are done once an errand. */
  public interface Complaints {
    /** Adds it, if the complaint still takes one. */
    void addPhoto(UUID errandId, Wanted wanted, String sha256);

    /** Tells that it can't be had. */
    void missPhoto(UUID errandId, Wanted wanted);
  }

  /**
   * Wires it.
   *
   * @param scratch where files lie while they are looked into
   */
  public MediaErrand(
      CloudApi cloud,
      PhotoSanitizer sanitizer,
      PhotoStore store,
      Complaints complaints,
      ObjectMapper json,
      Path scratch) {
    this.cloud = cloud;
    this.sanitizer = sanitizer;
    this.store = store;
    this.complaints = complaints;
    this.json = json;
    this.scratch = scratch;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws IOException {
    Wanted wanted = read(errand);
    MediaResult result = cloud.fetch(wanted.mediaId(), wanted.url(), scratch);
    if (result instanceof MediaResult.Later later) {
      return ErrandOutcome.later(later.reason());
    }
    if (result instanceof MediaResult.Fetched fetched) {
      try {
        return keep(errand.id(), wanted, fetched.file());
      } finally {
        Files.deleteIfExists(fetched.file());
      }
    }
    complaints.missPhoto(errand.id(), wanted);
    return ErrandOutcome.DONE;
  }

  /** The complaint goes on without it, and says so. */
  @Override
  public ErrandOutcome exhausted(Errand errand, String reason) {
    try {
      complaints.missPhoto(errand.id(), read(errand));
      return ErrandOutcome.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ErrandOutcome keep(UUID errandId, Wanted wanted, Path file) {
    PhotoResult result = sanitizer.sanitize(file, SOURCE);
    if (result instanceof PhotoResult.Busy busy) {
      // One that was given up takes a step of the ladder, so that it can't come for ever.
      return busy.tried()
          ? ErrandOutcome.later("decoder-gave-up")
          : new ErrandOutcome.NotDueYet(NEXT_TURN);
    }
    if (result instanceof PhotoResult.Sanitized photo) {
      complaints.addPhoto(errandId, wanted, store.put(photo.jpeg()));
    } else {
      complaints.missPhoto(errandId, wanted);
    }
    return ErrandOutcome.DONE;
  }

  private Wanted read(Errand errand) throws JsonProcessingException {
    return json.readValue(errand.what(), Wanted.class);
  }
}
