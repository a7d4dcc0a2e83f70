package id.laksa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Identity;
import id.laksa.complaint.Reporter;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a door hands over: checked, bounded, photos already stored.
 *
 * @param externalKey unique within the channel, and within the source where there is one; the same
 *     one again is the same complaint
 * @param text 1 to 4,000 characters, not blank
 * @param hashtags at most 20, raw
 * @param point null when not given; inside Indonesia
 * @param place the kelurahan the reporter chose, one of the city's; null when he chose none; where
 *     the point tells a place, that one counts
 * @param address at most 500 characters; null when not given
 * @param reporter null when he said nothing of himself
 * @param anonymous what the reporter chose; the category may add to it
 * @param confidential what the reporter chose; the category may add to it
 * @param photos SHA-256, in hex, of stored photos, at most 3
 * @param source the bulk source that hands it in; null when the channel's own door does
 * @param recording who wrote it down on somebody's behalf; null when the reporter did it himself
 */
public record Submission(
    Channel channel,
    String externalKey,
    String text,
    List<String> hashtags,
    @Nullable GeoPoint point,
    // Left out when null: what was fingerprinted before there was a place stays the same.
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Place place,
    @Nullable String address,
    @Nullable Reporter reporter,
    boolean anonymous,
    boolean confidential,
    List<String> photos,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String source,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Recording recording) {
  public Submission {
    hashtags = List.copyOf(hashtags);
    photos = List.copyOf(photos);
  }

  /** One of a channel's own door. */
  public Submission(
      Channel channel,
      String externalKey,
      String text,
      List<String> hashtags,
      @Nullable GeoPoint point,
      @Nullable Place place,
      @Nullable String address,
      @Nullable Reporter reporter,
      boolean anonymous,
      boolean confidential,
      List<String> photos) {
    this(
        channel,
        externalKey,
        text,
        hashtags,
        point,
        place,
        address,
        reporter,
        anonymous,
        confidential,
        photos,
        null,
        null);
  }

  /** One whose reporter chose no place. */
  public Submission(
      Channel channel,
      String externalKey,
      String text,
      List<String> hashtags,
      @Nullable GeoPoint point,
      @Nullable String address,
      @Nullable Reporter reporter,
      boolean anonymous,
      boolean confidential,
      List<String> photos) {
    this(
        channel,
        externalKey,
        text,
        hashtags,
        point,
        null,
        address,
        reporter,
        anonymous,
        confidential,
        photos);
  }

  /** Which complaint it makes. */
  public UUID complaintId() {
    return Identity.complaintId(channel, source, externalKey);
  }

  /** The same with stored photos. */
  public Submission with(List<String> storedPhotos) {
    return made(reporter, storedPhotos, source, recording);
  }

  /** The same, of a reporter who is at this address in the channel; unchanged when it is null. */
  public Submission at(@Nullable String addressInChannel) {
    Reporter known = reporter == null ? Reporter.UNKNOWN : reporter;
    return addressInChannel == null
        ? this
        : made(known.at(addressInChannel), photos, source, recording);
  }

  /** The same, handed in by a bulk source; by the channel's own door if that is null. */
  public Submission of(@Nullable String bulkSource) {
    return made(reporter, photos, bulkSource, recording);
  }

  /** The same, written down by somebody else than the reporter. */
  public Submission recorded(Recording how) {
    return made(reporter, photos, source, how);
  }

  private Submission made(
      @Nullable Reporter sender,
      List<String> storedPhotos,
      @Nullable String bulkSource,
      @Nullable Recording how) {
    return new Submission(
        channel,
        externalKey,
        text,
        hashtags,
        point,
        place,
        address,
        sender,
        anonymous,
        confidential,
        storedPhotos,
        bulkSource,
        how);
  }
}
