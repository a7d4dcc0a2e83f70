package id.laksa.fieldpage.http;

import id.laksa.evidence.PhotoStore;
import id.laksa.evidence.SmallPhotos;
import id.laksa.evidence.jdbc.PhotoTable;
import id.laksa.evidence.jdbc.PhotoTable.Entry;
import id.laksa.fieldpage.http.Staff.Member;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Query;
import id.laksa.login.http.InnerPages;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Header;
import org.apache.camel.Headers;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /opd/foto/{id}}: a photo of a complaint that the department has now; small with the
 * parameter {@code kecil}.
 */
public final class FieldPhotoEndpoint {
  private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");
  private final Staff staff;
  private final InnerPages pages;
  private final PhotoTable photos;
  private final PhotoStore store;
  private final SmallPhotos small;

  /** Wires the endpoint. */
  public FieldPhotoEndpoint(
      Staff staff, InnerPages pages, PhotoTable photos, PhotoStore store, SmallPhotos small) {
    this.staff = staff;
    this.pages = pages;
    this.photos = photos;
    this.store = store;
    this.small = small;
  }

  /** Serves one photo. */
  public HttpAnswer show(
      @Headers Map<String, Object> headers,
      @Header("id") String id,
      @Variable("query") @Nullable String query) {
    boolean wantsSmall = !Query.of(query).get("kecil").isEmpty();
    return staff.shown(headers, member -> photo(member, id, wantsSmall));
  }

  private HttpAnswer photo(Member member, String id, boolean wantsSmall) {
    return Optional.of(id)
        .filter(one -> ID.matcher(one).matches())
        .flatMap(photos::find)
        .filter(entry -> entry.isOf(member.department()))
        .flatMap(entry -> bytes(entry, wantsSmall).map(bytes -> answer(entry, bytes)))
        .orElseGet(() -> pages.message(404, "photo.unknown"));
  }

  private Optional<Object> bytes(Entry entry, boolean wantsSmall) {
    return wantsSmall
        ? small.of(entry.sha256()).map(bytes -> bytes)
        : store.open(entry.sha256()).map(bytes -> bytes);
  }

  /** The same photo over a slow line once an hour is enough; a confidential one is kept nowhere. */
  private static HttpAnswer answer(Entry entry, Object bytes) {
    String caching = entry.confidential() ? "private, no-store" : "private, max-age=3600";
    return new HttpAnswer(200, "image/jpeg", Map.of("Cache-Control", caching), bytes);
  }
}
