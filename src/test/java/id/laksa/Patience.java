package id.laksa;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for what must come, unless it says otherwise: so long that a busy machine
 * never fails it. Awaitility's own ten seconds were too few on two cores under load. Found by
 * JUnit.
 */
public final class Patience implements BeforeAllCallback {
  private static final Duration MOST = Duration.ofMinutes(1);

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(MOST);
  }
}
