package id.laksa.delivery;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may tell reporters, in the order in which they are asked: the first that reaches somebody
 * tells him.
 *
 * @param names some of {@link #KNOWN}, each once; at least one
 */
public record Tellers(List<String> names) {
  /** Whom there is to ask. */
  public static final List<String> KNOWN = List.of("city", "whatsapp", "callback", "email");

  public Tellers {
    names = List.copyOf(names);
  }

  /**
   * Reads them.
   *
   * @param text names with commas between: {@code city,whatsapp,callback,email}
   * @throws IllegalArgumentException if it isn't that
   */
  public static Tellers parse(String text) {
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    Set<String> once = new LinkedHashSet<>(names);
    if (once.size() != names.size() || !KNOWN.containsAll(once)) {
      throw new IllegalArgumentException("some of " + String.join(",", KNOWN) + ", each once");
    }
    return new Tellers(names);
  }

  /** Whether it is one of them. */
  public boolean has(String name) {
    return names.contains(name);
  }

  /**
   * The recipients of what is to be told, in order.
   *
   * @param address what stands before each name
   */
  public List<String> recipients(String address) {
    return names.stream().map(name -> address + name).toList();
  }
}
