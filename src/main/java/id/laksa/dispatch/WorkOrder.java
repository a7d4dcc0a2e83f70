package id.laksa.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.laksa.classification.Explanation;
import id.laksa.complaint.EventType;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a department receives, as it travels; described in {@code schemas/workorder.v1.json}.
 *
 * @param workOrderId the id of the event that dispatched it; also the broker's duplicate id
 * @param reporter absent when the department may not see him
 */
public record WorkOrder(
    String type,
    String workOrderId,
    String ticket,
    int round,
    String category,
    String department,
    String priority,
    String text,
    List<String> hashtags,
    Where location,
    List<Photo> photos,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Who reporter,
    boolean confidential,
    OffsetDateTime receivedAt,
    OffsetDateTime acknowledgeBy,
    OffsetDateTime resolveBy,
    @Nullable String note,
    Explanation explanation) {
  /** Its {@code type} and {@code JMSType}. */
  public static final String TYPE = "id.laksa.workorder.v1";

  /** The {@code type} and {@code JMSType} of the word that an order counts no longer. */
  public static final String REVOKED_TYPE = "id.laksa.workorder-revoked.v1";

  public WorkOrder {
    hashtags = List.copyOf(hashtags);
    photos = List.copyOf(photos);
  }

  /**
   * What kind of order an event sends: {@code new} work, {@code round} for work that has to be done
   * once more, {@code addition} when something was said about work that is under way.
   *
   * @param round of the complaint; the first is 1
   */
  public static String kind(EventType why, int round) {
    if (why != EventType.DISPATCHED && why != EventType.COPIED) {
      return "addition";
    }
    return round > 1 ? "round" : "new";
  }

  /** Where the work is; what isn't known is null. */
  public record Where(
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable String address,
      @Nullable String kecamatan,
      @Nullable String kelurahan) {}

  /** The claim check of a photo. */
  public record Photo(String url, String sha256) {}

  /** The reporter, as far as a department may know him. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Who(@Nullable String name, @Nullable String phone) {}
}
