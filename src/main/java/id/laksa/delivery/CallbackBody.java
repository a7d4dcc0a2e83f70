package id.laksa.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.laksa.complaint.Complaint.State;
import id.laksa.notification.Happening;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the app backend is told: no person and no free text. Of a confidential complaint only that
 * something happened; the app asks for the rest with its reporter's answerKey.
 *
 * @param type the event's CloudEvents type
 * @param timestamp when it happened
 */
public record CallbackBody(String type, OffsetDateTime timestamp, Data data) {

  /** Where the complaint stands after the event; absent is what isn't known or not told. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Data(
      String ticket,
      String status,
      boolean confidential,
      @Nullable String category,
      @Nullable String department,
      @Nullable Integer round,
      OffsetDateTime acknowledgeBy,
      OffsetDateTime resolveBy,
      String trackingUrl,
      List<Photo> evidence) {
    public Data {
      evidence = List.copyOf(evidence);
    }
  }

  /** A photo of the finished work, as served. */
  public record Photo(String url, String sha256) {}

  /**
   * Words an event.
   *
   * @param evidence what the event has shown
   */
  public static CallbackBody of(
      Happening happening, List<Photo> evidence, String trackingUrl, ZoneId zone) {
    State state = happening.then().state();
    boolean confidential = happening.then().said().confidential();
    return new CallbackBody(
        happening.event().cloudEventType(),
        happening.at().atZone(zone).toOffsetDateTime(),
        new Data(
            happening.then().ticket().value(),
            state.status().name(),
            confidential,
            confidential ? null : state.category(),
            confidential ? null : state.department(),
            state.round(),
            state.clock().acknowledgeBy().atZone(zone).toOffsetDateTime(),
            state.clock().resolveBy().atZone(zone).toOffsetDateTime(),
            trackingUrl,
            confidential ? List.of() : evidence));
  }
}
