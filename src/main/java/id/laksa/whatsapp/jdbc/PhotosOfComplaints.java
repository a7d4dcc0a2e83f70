package id.laksa.whatsapp.jdbc;

import id.laksa.complaint.Identity;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.TicketNumber;
import id.laksa.reporter.Addition;
import id.laksa.reporter.jdbc.AdditionLedger;
import id.laksa.whatsapp.MediaErrand;
import id.laksa.whatsapp.MediaErrand.Wanted;
import java.time.InstantSource;
import java.util.UUID;

/** Adds fetched photos to their complaints, each once. */
public final class PhotosOfComplaints implements MediaErrand.Complaints {
  private final AdditionLedger additions;
  private final ProcessedMessageIds processed;
  private final Identity identity;
  private final InstantSource time;

  /** Wires it. */
  public PhotosOfComplaints(
      AdditionLedger additions,
      ProcessedMessageIds processed,
      Identity identity,
      InstantSource time) {
    this.additions = additions;
    this.processed = processed;
    this.identity = identity;
    this.time = time;
  }

  @Override
  public void addPhoto(UUID errandId, Wanted wanted, String sha256) {
    String id = identity.claimId("photo", wanted.complaintId(), sha256);
    boolean taken =
        additions.add(
            new TicketNumber(wanted.ticket()),
            Addition.photo(new PhotoRef(id, sha256)),
            handle -> processed.first(handle, "media:" + errandId, time.instant()));
    if (!taken) {
      // He was told that it came: now he is told that it isn't used.
      missPhoto(errandId, wanted);
    }
  }

  @Override
  public void missPhoto(UUID errandId, Wanted wanted) {
    additions.missPhoto(
        new TicketNumber(wanted.ticket()),
        handle -> processed.first(handle, "media:" + errandId, time.instant()));
  }
}
