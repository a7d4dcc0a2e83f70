package id.laksa.department;

import java.util.Locale;

/**
 * A city department (OPD), one of its kecamatan, or an outside body: the owner of one queue.
 *
 * @param code upper case, unique, stable ({@code DPUPR}); never null
 * @param name the official Indonesian name; never null
 */
public record Department(String code, String name) {
  /** The department's broker user and credential name: the code in lower case. */
  public String user() {
    return code.toLowerCase(Locale.ROOT);
  }

  /** The queue that carries its work orders: {@code opd.dpupr}. */
  public String queue() {
    return "opd." + user();
  }
}
