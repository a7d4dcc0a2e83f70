package id.laksa.liveroom;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Of which complaints figures are.
 *
 * @param from first day on which they came in, in the city's zone
 * @param to last such day, not before {@code from}
 * @param department code; null for any
 * @param category id; null for any
 * @param kecamatan null for any
 */
public record FiguresScope(
    LocalDate from,
    LocalDate to,
    @Nullable String department,
    @Nullable String category,
    @Nullable String kecamatan) {
  /** Most days at once. */
  public static final int MOST_DAYS = 366;

  /** All that came in on these days. */
  public static FiguresScope of(LocalDate from, LocalDate to) {
    return new FiguresScope(from, to, null, null, null);
  }

  /** Whether there are more days between these than are counted at once. */
  public static boolean isTooLong(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) >= MOST_DAYS;
  }

  /** The same, of this department alone. */
  public FiguresScope ofDepartment(String code) {
    return new FiguresScope(from, to, code, category, kecamatan);
  }

  /** When it begins. */
  public Instant since(ZoneId zone) {
    return from.atStartOfDay(zone).toInstant();
  }

  /** When it is over. */
  public Instant until(ZoneId zone) {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** As an address has it behind the question mark. */
  public String address() {
    List<String> parts = new ArrayList<>();
    parts.add("dari=" + from);
    parts.add("sampai=" + to);
    add(parts, "instansi", department);
    add(parts, "kategori", category);
    add(parts, "kecamatan", kecamatan);
    return String.join("&", parts);
  }

  private static void add(List<String> parts, String name, @Nullable String value) {
    if (value != null) {
      parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
