package id.laksa.intake.http;

import id.laksa.http.MultipartForm;
import id.laksa.http.MultipartForm.Part;
import id.laksa.intake.Submission;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complaint of the app as it was read, its photos not yet kept.
 *
 * @param photos raw, at most 3
 * @param source who sent them
 * @param form what holds the photos until they are kept; null where there are none
 */
public record AppComplaint(
    Submission submission, List<Part> photos, String source, @Nullable MultipartForm form)
    implements AutoCloseable {
  public AppComplaint {
    photos = List.copyOf(photos);
  }

  @Override
  public void close() throws IOException {
    if (form != null) {
      form.close();
    }
  }
}
