package id.laksa.dev.bench;

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

/** How late an engine is with something, as a timer among its metrics says. */
final class LagFigures {
  private final Pattern bucket;
  private final Pattern largest;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI metrics;

  /**
   * Reads one.
   *
   * @param management where the engine shows its figures
   * @param metric of Prometheus, without {@code _bucket} at its end
   * @param tags {@code way="email",} say; empty for a timer without any
   */
  LagFigures(URI management, String metric, String tags) {
    String head = Pattern.quote(metric + "_bucket{" + tags + "le=\"");
    this.bucket = Pattern.compile(head + "([^\"]+)\"\\} ([0-9.E+]+)");
    String braces = tags.isEmpty() ? "" : "{" + tags.substring(0, tags.length() - 1) + "}";
    this.largest = Pattern.compile(Pattern.quote(metric + "_max" + braces + " ") + "([0-9.E+-]+)");
    this.metrics = management.resolve("/observe/metrics");
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

    /** Within how many seconds this share was told since an earlier reading: a bucket's bound. */
    double quantile(double share, Reading before) {
      long wanted = (long) Math.ceil(share * (all() - before.all()));
      return upTo.entrySet().stream()
          .filter(one -> !one.getKey().equals("+Inf"))
          .filter(one -> one.getValue() - before.upTo.getOrDefault(one.getKey(), 0L) >= wanted)
          .mapToDouble(one -> Double.parseDouble(one.getKey()))
          .min()
          .orElse(Double.POSITIVE_INFINITY);
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
      for (Matcher found = bucket.matcher(text); found.find(); ) {
        upTo.put(found.group(1), (long) Double.parseDouble(found.group(2)));
      }
      Matcher max = largest.matcher(text);
      return new Reading(upTo, max.find() ? Double.parseDouble(max.group(1)) : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
