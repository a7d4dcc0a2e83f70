package id.laksa.dev.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints one JSON line a figure, each with the parameters of its run. */
final class FigurePrinter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DECIMALS = 3;
  private final String bench;
  private final Map<String, Object> parameters;
  private final PrintStream out;

  FigurePrinter(String bench, Map<String, Object> parameters, PrintStream out) {
    this.bench = bench;
    this.parameters = new LinkedHashMap<>(parameters);
    this.out = out;
  }

  /** Prints a measure, to three decimals. */
  void print(String figure, double value, String unit) {
    print(figure, value, unit, Map.of());
  }

  /** Prints a measure, with something more that tells it from others of its name. */
  void print(String figure, double value, String unit, Map<String, String> more) {
    line(figure, rounded(value), unit, more);
  }

  /** Prints a count, with something more that tells it from others of its name. */
  void count(String figure, long value, Map<String, String> more) {
    line(figure, value, "1", more);
  }

  private void line(String figure, Number value, String unit, Map<String, String> more) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bench", bench);
    line.put("figure", figure);
    line.put("value", value);
    line.put("unit", unit);
    line.putAll(more);
    line.putAll(parameters);
    try {
      out.println(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A figure is plain JSON", e);
    }
  }

  private static Number rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    BigDecimal bare = exact.stripTrailingZeros();
    return bare.scale() <= 0 ? bare.longValueExact() : bare.doubleValue();
  }
}
