package id.laksa.whatsapp.graph;

import id.laksa.whatsapp.GraphErrors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls for a human once, however many messages meet the same trouble. */
final class Alarm {
  private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
  private final AtomicReference<@Nullable String> raised = new AtomicReference<>();

  void raise(String code) {
    if (!code.equals(raised.getAndSet(code))) {
      LOG.error(
          "WhatsApp refuses us until account, token or settings are mended: {} ({}).",
          code,
          GraphErrors.meaning(code));
    }
  }

  void clear() {
    if (raised.getAndSet(null) != null) {
      LOG.info("WhatsApp takes our messages again");
    }
  }
}
