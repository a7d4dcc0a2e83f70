package id.laksa.dev.bench;

import java.util.Map;
import java.util.TreeMap;

/** Answers that were no receipt, by HTTP status or by what broke the connection; thread-safe. */
final class Errors {
  private final Map<String, Long> byStatus = new TreeMap<>();

  synchronized void add(String status) {
    byStatus.merge(status, 1L, Long::sum);
  }

  synchronized Map<String, Long> byStatus() {
    return Map.copyOf(byStatus);
  }

  synchronized long total() {
    return byStatus.values().stream().mapToLong(Long::longValue).sum();
  }
}
