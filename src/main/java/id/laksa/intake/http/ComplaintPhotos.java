package id.laksa.intake.http;

import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.Kind;
import id.laksa.intake.Intake;
import id.laksa.intake.ReceivedSubmission;
import java.io.IOException;
import org.apache.camel.Body;

/** Keeps the photos of the app's complaints, before the complaint that shows them is written. */
public final class ComplaintPhotos {
  private final PhotoIntake photos;
  private final Intake intake;
  private final Answers answers;

  /** Wires it. */
  public ComplaintPhotos(PhotoIntake photos, Intake intake, Answers answers) {
    this.photos = photos;
    this.intake = intake;
    this.answers = answers;
  }

  /**
   * Keeps them.
   *
   * @return what is {@link ReceivedSubmission} now, or the {@link HttpAnswer} that says which photo
   *     is refused
   * @throws IOException if the disk fails
   */
  public Object keep(@Body AppComplaint complaint) throws IOException {
    try (complaint) {
      PhotoIntake.Kept kept = photos.keep(complaint.photos(), complaint.source());
      if (kept.busy()) {
        return answers.photosBusy();
      }
      return kept.errors().isEmpty()
          ? intake.received(complaint.submission().with(kept.sha256()))
          : answers.problem(Kind.PHOTO_REFUSED, "A photo can't be taken.", kept.errors());
    }
  }

  /** Whether all were kept. */
  public boolean isKept(@Body Object body) {
    return body instanceof ReceivedSubmission;
  }
}
