package id.laksa.web.http;

import id.laksa.evidence.PhotoResult;
import id.laksa.evidence.PhotoSanitizer;
import id.laksa.evidence.PhotoStore;
import id.laksa.http.MultipartForm.Part;
import id.laksa.web.PhotoSeals;
import id.laksa.web.Wrong;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the good photos of a form, also when the form itself must come again. */
public final class FormPhotos {
  private final PhotoSanitizer sanitizer;
  private final PhotoStore store;
  private final PhotoSeals seals;

  /**
   * What became of them.
   *
   * @param sha256 of each that is kept, in hex
   * @param wrongs with the others
   * @param busy whether we had no room or time for one of the others
   */
  public record Kept(List<String> sha256, List<Wrong> wrongs, boolean busy) {
    static final Kept NOTHING = new Kept(List.of(), List.of(), false);

    public Kept {
      sha256 = List.copyOf(sha256);
      wrongs = List.copyOf(wrongs);
    }
  }

  /** Wires it. */
  public FormPhotos(PhotoSanitizer sanitizer, PhotoStore store, PhotoSeals seals) {
    this.sanitizer = sanitizer;
    this.store = store;
    this.seals = seals;
  }

  /**
   * Keeps what can be kept.
   *
   * @param carried seals of photos that were kept before
   * @param files new ones
   * @param source who sent them: those who wait for the decoder take turns by it
   */
  public Kept keep(List<String> carried, List<Part> files, String source) {
    Set<String> kept = new LinkedHashSet<>();
    List<Wrong> wrongs = new ArrayList<>();
    boolean busy = false;
    for (String seal : carried.stream().limit(FormPage.MOST_PHOTOS).toList()) {
      Optional<String> sha256 = seals.open(seal);
      if (sha256.filter(store::renew).isPresent()) {
        kept.add(sha256.get());
      } else if (sha256.isPresent()) {
        wrongs.add(new Wrong("photo", "photo.gone", List.of()));
      }
    }
    if (kept.size() + files.size() > FormPage.MOST_PHOTOS) {
      Wrong tooMany = new Wrong("photo", "photos", List.of(FormPage.MOST_PHOTOS));
      return new Kept(List.copyOf(kept), List.of(tooMany), false);
    }
    for (int i = 0; i < files.size(); i++) {
      PhotoResult result = sanitizer.sanitize(files.get(i).file(), source);
      busy |= result instanceof PhotoResult.Busy;
      if (result instanceof PhotoResult.Sanitized photo) {
        kept.add(store.put(photo.jpeg()));
      } else if (result instanceof PhotoResult.Refused refused) {
        wrongs.add(new Wrong("photo", "photo." + refused.reason().code(), List.of(i + 1)));
      }
    }
    return new Kept(List.copyOf(kept), List.copyOf(wrongs), busy);
  }

  /** What the form carries so that these need not be chosen again. */
  public List<String> sealed(List<String> sha256) {
    return sha256.stream().map(seals::seal).toList();
  }
}
