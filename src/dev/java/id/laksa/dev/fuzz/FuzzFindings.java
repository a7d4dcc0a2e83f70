package id.laksa.dev.fuzz;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.laksa.dev.fuzz.RawConnection.Heard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers and keeps the first that must not be. Thread-safe. */
final class FuzzFindings {
  static final long HANG_MS = 2_000;
  private static final int SERVER_FAULT = 500;
  private static final int BUSY = 503;
  private static final int MOST_SAMPLES = 20;
  private static final int SHOWN = 400;
  private final Map<String, Long> answers = new TreeMap<>();
  private final List<ObjectNode> samples = new ArrayList<>();
  private long faults;
  private long hangs;
  private long silent;
  private long slowest;

  /** Looks at an answer; {@code must}: there must be one. */
  synchronized void heard(byte[] request, Heard heard, boolean must) {
    String name = heard.status() == Heard.CLOSED ? "closed" : Integer.toString(heard.status());
    answers.merge(heard.status() == Heard.NOTHING ? "nothing" : name, 1L, Long::sum);
    slowest = Math.max(slowest, heard.millis());
    boolean busy = heard.status() == BUSY && heard.headers().containsKey("retry-after");
    if (heard.status() >= SERVER_FAULT && !busy) {
      faults++;
      keep("fault", request, heard);
    } else if (heard.status() == Heard.NOTHING || heard.millis() > HANG_MS) {
      hangs++;
      keep("hang", request, heard);
    } else if (must && heard.status() == Heard.CLOSED) {
      silent++;
      keep("silent", request, heard);
    }
  }

  /** Counts something that isn't an answer of HTTP. */
  synchronized void count(String what, long millis) {
    answers.merge(what, 1L, Long::sum);
    slowest = Math.max(slowest, millis);
    hangs += millis > HANG_MS ? 1 : 0;
  }

  private void keep(String why, byte[] request, Heard heard) {
    if (samples.size() < MOST_SAMPLES) {
      String text = new String(request, StandardCharsets.ISO_8859_1);
      samples.add(
          JsonNodeFactory.instance
              .objectNode()
              .put("sample", why)
              .put("status", heard.status())
              .put("millis", heard.millis())
              .put("request", text.substring(0, Math.min(text.length(), SHOWN))));
    }
  }

  /** Faults, hangs and silences so far. */
  synchronized long bad() {
    return faults + hangs + silent;
  }

  synchronized List<ObjectNode> samples() {
    return List.copyOf(samples);
  }

  synchronized ObjectNode summary() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.putPOJO("answers", Map.copyOf(answers));
    return line.put("faults", faults)
        .put("hangs", hangs)
        .put("silent", silent)
        .put("slowestMs", slowest);
  }
}
