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
  private final Seen seen;
  private final Identity identity;
  private final InstantSource clock;

  /** Wires it. */
  public PhotosOfComplaints(
      AdditionLedger additions, Seen seen, Identity identity, InstantSource clock) {
    this.additions = additions;
    this.seen = seen;
    this.identity = identity;
    this.clock = clock;
  }

  @Override
  public void addPhoto(UUID errandId, Wanted wanted, String sha256) {
    String id = identity.claimId("photo", wanted.complaintId(), sha256);
    boolean taken =
        additions.add(
            new TicketNumber(wanted.ticket()),
            Addition.photo(new PhotoRef(id, sha256)),
            handle -> seen.first(handle, "media:" + errandId, clock.instant()));
    if (!taken) {
      // He was told that it came: now he is told that it isn't used.
      missPhoto(errandId, wanted);
    }
  }

  @Override
  public void missPhoto(UUID errandId, Wanted wanted) {
    additions.missPhoto(
        new TicketNumber(wanted.ticket()),
        handle -> seen.first(handle, "media:" + errandId, clock.instant()));
  }
}
