package id.laksa.copies;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Fact: one row of {@code rules/copies.csv}.
 *
 * @param category of the complaint
 * @param kecamatan in which it lies; null for anywhere
 * @param kelurahan in which it lies; null for anywhere in the kecamatan
 * @param opens local time of the receipt from which it holds; null for always
 * @param closes local time from which it holds no more; before {@code opens}: over midnight
 * @param department code, or {@code KECAMATAN}
 * @param why for people, in Indonesian
 * @param place in the table, from 1
 */
public record CopyRow(
    String category,
    @Nullable String kecamatan,
    @Nullable String kelurahan,
    @Nullable LocalTime opens,
    @Nullable LocalTime closes,
    String department,
    String why,
    int place) {
  /** The copy that it asks for. */
  public CopyDecision goesTo(String code, String rule) {
    return new CopyDecision(code, why, rule, place, "");
  }
}
