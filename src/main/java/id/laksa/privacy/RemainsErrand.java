package id.laksa.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.evidence.PhotoStore;
import java.util.function.Predicate;

/** Takes away what an erasure leaves outside the ledger: photo files that nothing refers to. */
public final class RemainsErrand implements ErrandHandler {
  /** Its kind. */
  public static final String KIND = "erased-photos";

  private final PhotoStore store;
  private final Predicate<String> inUse;
  private final ObjectMapper json;

  /**
   * Wires it.
   *
   * @param inUse whether any photo of the ledger has this hash
   */
  public RemainsErrand(PhotoStore store, Predicate<String> inUse, ObjectMapper json) {
    this.store = store;
    this.inUse = inUse;
    this.json = json;
  }

  @Override
  public ErrandOutcome attempt(Errand errand) throws Exception {
    boolean all = true;
    for (JsonNode photo : json.readTree(errand.what())) {
      String sha256 = photo.textValue();
      all &= inUse.test(sha256) || store.remove(sha256);
    }
    return all ? ErrandOutcome.DONE : ErrandOutcome.later("stored-just-now");
  }
}
