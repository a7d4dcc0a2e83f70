package id.laksa.camel;

import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** {@code ledger:record}, {@code outbox}, {@code due}, {@code errands}, {@code owe}. */
@Component("ledger")
public final class LedgerComponent extends DefaultComponent {
  private static final Set<String> WORKS = Set.of("record", "outbox", "due", "errands", "owe");
  private final LedgerAccess access;

  /** Works with this. */
  public LedgerComponent(LedgerAccess access) {
    this.access = access;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String work, Map<String, Object> parameters)
      throws Exception {
    if (!WORKS.contains(work)) {
      throw new IllegalArgumentException("ledger:" + work + " is none of " + WORKS);
    }
    LedgerEndpoint endpoint = new LedgerEndpoint(uri, this, work, access);
    setProperties(endpoint, parameters);
    return endpoint;
  }
}
