package id.laksa.intake.http;

import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.PhotoStore;
import id.laksa.http.MultipartForm.Part;
import id.laksa.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Makes uploaded photos safe and keeps them, before the complaint that shows them is written. */
public final class PhotoIntake {
  private final PhotoSanitizer sanitizer;
  private final PhotoStore store;

  /**
   * What became of the photos.
   *
   * @param sha256 of each, as kept, in order; empty if one was refused
   * @param errors what is wrong with which; empty if all are kept
   * @param busy whether we had no room or time for one: then nothing is kept, and nothing is wrong
   */
  public record Kept(List<String> sha256, List<FieldError> errors, boolean busy) {
    private static final Kept BUSY = new Kept(List.of(), List.of(), true);

    public Kept {
      sha256 = List.copyOf(sha256);
      errors = List.copyOf(errors);
    }
  }

  /** Wires both. */
  public PhotoIntake(PhotoSanitizer sanitizer, PhotoStore store) {
    this.sanitizer = sanitizer;
    this.store = store;
  }

  /**
   * Keeps all of them, or, if one is refused, none.
   *
   * @param source who sent them: those who wait for the decoder take turns by it
   */
  public Kept keep(List<Part> photos, String source) {
    List<PhotoResult.Sanitized> sound = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < photos.size(); i++) {
      PhotoResult result = sanitizer.sanitize(photos.get(i).file(), source);
      if (result instanceof PhotoResult.Busy) {
        return Kept.BUSY;
      }
      if (result instanceof PhotoResult.Sanitized sanitized) {
        sound.add(sanitized);
      } else if (result instanceof PhotoResult.Refused refused) {
        String detail = refused.reason().code() + ": " + refused.sentence();
        errors.add(new FieldError("photo[" + i + "]", detail));
      }
    }
    if (!errors.isEmpty()) {
      return new Kept(List.of(), errors, false);
    }
    return new Kept(
        sound.stream().map(photo -> store.put(photo.jpeg())).toList(), List.of(), false);
  }
}
