package id.laksa.whatsapp.graph;

import id.laksa.whatsapp.GraphErrors;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls for a human once, however many calls meet the same trouble. Kinds of calls are kept apart:
 * a text that passes says nothing about templates.
 */
final class AccountAlarm {
  private static final Logger LOG = LoggerFactory.getLogger(AccountAlarm.class);
  private final Map<String, String> raised = new ConcurrentHashMap<>();

  void raise(String kind, String code) {
    boolean known = raised.containsValue(code);
    raised.put(kind, code);
    if (!known) {
      LOG.error(
          "WhatsApp refuses us until account, token or settings are mended: {} ({})",
          code,
          GraphErrors.meaning(code));
    }
  }

  void clear(String kind) {
    if (raised.remove(kind) != null) {
      LOG.info("WhatsApp takes this again: {}", kind);
    }
  }
}
