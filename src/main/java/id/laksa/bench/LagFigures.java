package id.laksa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How late an engine told its deadlines, as it says of itself in its metrics. */
final class LagFigures {
  private static final Pattern BUCKET =
      Pattern.compile("laksa_timers_fired_lag_seconds_bucket\\{le=\"([^\"]+)\"\\} ([0-9.E+]+)");
  private static final Pattern MAX =
      Pattern.compile("laksa_timers_fired_lag_seconds_max ([0-9.E+-]+)");
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI metrics;

  LagFigures(URI engine) {
    this.metrics = engine.resolve("/observe/metrics");
  }

  /**
   * What was told since the engine started.
   *
   * @param upTo how many were told at most so late, by seconds; {@code +Inf} all
   * @param max the latest of the last minutes, in seconds
   */
  record Reading(Map<String, Long> upTo, double max) {
    long all() {
      return upTo.getOrDefault("+Inf", 0L);
    }

    /** The share told within so many seconds since an earlier reading, 0 to 1. */
    double within(String seconds, Reading before) {
      long told = all() - before.all();
      long inTime = upTo.getOrDefault(seconds, 0L) - before.upTo.getOrDefault(seconds, 0L);
      return told == 0 ? 1 : (double) inTime / told;
    }
  }

  Reading read() throws InterruptedException {
    try {
      String text =
          client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
      Map<String, Long> upTo = new TreeMap<>();
      for (Matcher bucket = BUCKET.matcher(text); bucket.find(); ) {
        upTo.put(bucket.group(1), (long) Double.parseDouble(bucket.group(2)));
      }
      Matcher max = MAX.matcher(text);
      return new Reading(upTo, max.find() ? Double.parseDouble(max.group(1)) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
