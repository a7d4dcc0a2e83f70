package id.laksa.city.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.city.entry.CityComplaint;
import id.laksa.city.entry.CityIntake;
import id.laksa.city.entry.CityReceipt;
import id.laksa.city.entry.CityReceipt.Outcome;
import id.laksa.http.MultipartForm.Part;
import id.laksa.http.Problem.FieldError;
import io.github.bucket4j.Bucket;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.attachment.AttachmentMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code direct:laksa-submit}: a complaint, handed in by a route of the city's. Only copies cross,
 * and no more a second than the city's share, so that the engine's own doors feel nothing.
 */
public final class SubmitEntry implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(SubmitEntry.class);
  private static final String ENGINE = "direct:laksa-submit";

  /** A mail has signatures, cards and documents beside its photos: true leaves them out. */
  private static final String ONLY_IMAGES = "laksaOnlyImages";

  /** One more than may be, so that the engine can say which is too many. */
  private static final int MOST_PHOTOS = 4;

  private final EngineDoor door;
  private final Bucket share;
  private final ObjectMapper json;
  private final Path scratch;
  private final int largestPhoto;

  /**
   * Wires it.
   *
   * @param perSecond most complaints a second, of all routes together
   * @param burst most at once
   * @param scratch where photos lie while they are read
   * @param largestPhoto in bytes
   */
  public SubmitEntry(
      EngineDoor door,
      int perSecond,
      int burst,
      ObjectMapper json,
      Path scratch,
      int largestPhoto) {
    this.door = door;
    this.share =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
            .build();
    this.json = json;
    this.scratch = scratch;
    this.largestPhoto = largestPhoto;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    List.of("laksaOutcome", "laksaTicket", "laksaErrors").forEach(message::removeHeader);
    CityReceipt receipt =
        share.tryConsume(1)
            ? handOver(message)
            : CityReceipt.without(
                Outcome.OVERLOADED,
                "More than the city's share a second. Send it again with the same key.",
                List.of());
    message.setHeader("laksaOutcome", receipt.outcome().slug());
    if (receipt.ticket() != null) {
      message.setHeader("laksaTicket", receipt.ticket());
    }
    if (receipt.errorLine() != null) {
      message.setHeader("laksaErrors", receipt.errorLine());
    }
    message.setBody(text(receipt.body()));
  }

  private CityReceipt handOver(Message message) throws IOException {
    byte[] complaint = Bodies.json(message, CityIntake.LONGEST_JSON);
    if (complaint == null) {
      return CityReceipt.refused(
          List.of(new FieldError("body", "must be JSON as text, bytes or a map")));
    }
    List<Part> photos = new ArrayList<>();
    try {
      if (!photos(message, photos)) {
        return CityReceipt.refused(
            List.of(new FieldError("photo[" + (photos.size() - 1) + "]", "can't be read")));
      }
      return door.call(
          ENGINE,
          new CityComplaint(
              complaint,
              photos,
              message.getHeader("laksaChannel", String.class),
              message.getHeader("laksaKey", String.class),
              message.getHeader("laksaFrom", String.class),
              message.getHeader("laksaCanWait", false, Boolean.class)),
          CityReceipt.class);
    } catch (IOException e) {
      LOG.warn("A photo of the city's can't be read now: {}", e.getClass().getName());
      return CityReceipt.without(
          Outcome.AWAY, "A photo can't be read now. Send it again with the same key.", List.of());
    } catch (RuntimeException e) {
      LOG.warn("The engine can't take a complaint of the city's: {}", e.getClass().getName());
      return CityReceipt.without(
          Outcome.AWAY, "Nothing can be kept now. Send it again with the same key.", List.of());
    } finally {
      for (Part photo : photos) {
        Files.deleteIfExists(photo.file());
      }
    }
  }

  /**
   * Whether all could be read; the last that was begun never can otherwise.
   *
   * @throws IOException if one can't be read now
   */
  private boolean photos(Message message, List<Part> into) throws IOException {
    AttachmentMessage attached = message.getExchange().getMessage(AttachmentMessage.class);
    if (attached == null || !attached.hasAttachments()) {
      return true;
    }
    boolean onlyImages = message.getHeader(ONLY_IMAGES, false, Boolean.class);
    for (Map.Entry<String, DataHandler> one : attached.getAttachments().entrySet()) {
      if (into.size() == MOST_PHOTOS) {
        return true;
      }
      if (onlyImages && !isImage(one.getValue())) {
        continue;
      }
      Path file = Files.createTempFile(scratch, "city-", ".photo");
      into.add(new Part("photo", file, 0));
      byte[] content;
      try (InputStream in = one.getValue().getInputStream()) {
        content = in.readNBytes(largestPhoto + 1);
      } catch (IOException e) {
        if (Unreadable.forEver(e)) {
          return false;
        }
        throw e;
      }
      Files.write(file, content);
    }
    return true;
  }

  private static boolean isImage(DataHandler attachment) {
    String type = attachment.getContentType();
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("image/");
  }

  private String text(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A receipt is plain JSON", e);
    }
  }
}
