package id.laksa.evidence.http;

import id.laksa.complaint.Identity;
import id.laksa.complaint.KeyedHash;
import id.laksa.department.Department;
import id.laksa.evidence.PhotoStore;
import id.laksa.evidence.jdbc.PhotoTable;
import id.laksa.evidence.jdbc.PhotoTable.Entry;
import id.laksa.http.Answers;
import id.laksa.http.HttpAnswer;
import id.laksa.http.Problem.Kind;
import id.laksa.http.Query;
import id.laksa.login.http.BasicDoor;
import id.laksa.login.http.BasicDoor.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /photos/{id}}. One of a confidential complaint, and evidence that no resolution has
 * shown yet, is there only for the department that has the complaint and, with the answerKey, for
 * the reporter; for anybody else it doesn't exist.
 */
public final class PhotoEndpoint {
  private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");
  private final BasicDoor auth;
  private final Function<String, Optional<Department>> departmentByUser;
  private final PhotoTable photos;
  private final PhotoStore store;
  private final Identity identity;
  private final Answers answers;

  /** Wires the endpoint. */
  public PhotoEndpoint(
      BasicDoor auth,
      Function<String, Optional<Department>> departmentByUser,
      PhotoTable photos,
      PhotoStore store,
      Identity identity,
      Answers answers) {
    this.auth = auth;
    this.departmentByUser = departmentByUser;
    this.photos = photos;
    this.store = store;
    this.identity = identity;
    this.answers = answers;
  }

  /**
   * Serves one photo.
   *
   * @param query may hold the answerKey as {@code key}, for a picture on the reporter's own page
   */
  public HttpAnswer show(
      @Header("id") String id,
      @Header("Authorization") @Nullable String authorization,
      @Variable("query") @Nullable String query,
      @Variable("source") @Nullable String source) {
    Optional<Entry> entry = ID.matcher(id).matches() ? photos.find(id) : Optional.empty();
    // No password is looked at for what isn't there, or what anybody may see.
    Caller caller =
        entry.filter(found -> !isOpen(found)).isPresent()
            ? auth.caller(authorization, source)
            : new Caller.Nobody();
    if (caller instanceof Caller.Guesser guesser) {
      return guesser.answer(answers);
    }
    return entry
        .filter(found -> maySee(found, caller, authorization, Query.of(query).get("key")))
        .flatMap(found -> store.open(found.sha256()).map(bytes -> photo(found, bytes)))
        .orElseGet(() -> answers.problem(Kind.NOT_FOUND, "There is no photo here for you."));
  }

  private static HttpAnswer photo(Entry entry, Object bytes) {
    String caching = isOpen(entry) ? "private, max-age=3600" : "private, no-store";
    return new HttpAnswer(200, "image/jpeg", Map.of("Cache-Control", caching), bytes);
  }

  private static boolean isOpen(Entry entry) {
    return entry.shown() && !entry.confidential();
  }

  private boolean maySee(Entry entry, Caller caller, @Nullable String authorization, String key) {
    if (isOpen(entry)) {
      return true;
    }
    if (!key.isEmpty()) {
      return isReporters(entry, key);
    }
    if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return isReporters(entry, authorization.substring(7).strip());
    }
    return caller.user().flatMap(departmentByUser).filter(entry::isOf).isPresent();
  }

  private boolean isReporters(Entry entry, String key) {
    return entry.shown() && KeyedHash.same(identity.answerKeyOf(entry.complaintId()), key);
  }
}
