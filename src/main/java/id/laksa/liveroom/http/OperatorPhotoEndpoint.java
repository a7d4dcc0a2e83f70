package id.laksa.liveroom.http;

import id.laksa.evidence.PhotoStore;
import id.laksa.evidence.jdbc.PhotoTable;
import id.laksa.evidence.jdbc.PhotoTable.Entry;
import id.laksa.http.HttpAnswer;
import id.laksa.login.http.InnerPages;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Header;
import org.apache.camel.Headers;

/** {@code GET /live-room/photos/{id}}: operators see every photo. */
public final class OperatorPhotoEndpoint {
  private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");
  private final Guard guard;
  private final PhotoTable photos;
  private final PhotoStore store;
  private final InnerPages pages;

  /** Wires the endpoint. */
  public OperatorPhotoEndpoint(Guard guard, PhotoTable photos, PhotoStore store, InnerPages pages) {
    this.guard = guard;
    this.photos = photos;
    this.store = store;
    this.pages = pages;
  }

  /** Serves one photo. */
  public HttpAnswer show(@Headers Map<String, Object> headers, @Header("id") String id) {
    return guard.operators(headers, session -> photo(id));
  }

  private HttpAnswer photo(String id) {
    Optional<Entry> entry = ID.matcher(id).matches() ? photos.find(id) : Optional.empty();
    return entry
        .flatMap(found -> store.open(found.sha256()))
        .map(
            bytes ->
                new HttpAnswer(
                    200, "image/jpeg", Map.of("Cache-Control", "private, no-store"), bytes))
        .orElseGet(() -> pages.message(404, "photo.unknown"));
  }
}
