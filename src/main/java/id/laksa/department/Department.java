package id.laksa.department;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;

/**
 * A city department (OPD), one of its kecamatan, or an outside body: the owner of one queue.
 *
 * @param code upper case, unique, stable ({@code DPUPR}); never null
 * @param name the official Indonesian name; never null
 * @param delivery the way its orders go: {@link #QUEUE}, or one that a route provides
 */
public record Department(String code, String name, @JsonIgnore String delivery) {
  /** The way by its queue. */
  public static final String QUEUE = "queue";

  /** One that takes its orders from its queue. */
  public Department(String code, String name) {
    this(code, name, QUEUE);
  }

  /** The department's broker user and credential name: the code in lower case. */
  public String user() {
    return code.toLowerCase(Locale.ROOT);
  }

  /** The queue that carries its work orders: {@code opd.dpupr}. */
  public String queue() {
    return "opd." + user();
  }
}
