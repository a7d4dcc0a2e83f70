package id.laksa.sla;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who can be told, by name and department. */
public final class Receivers {
  private final List<Receiver> all;

  /** Holds them. */
  public Receivers(List<Receiver> all) {
    this.all = List.copyOf(all);
  }

  /**
   * The ways to somebody: a department's own where it has any, else those for all.
   *
   * @param department null when no department has the complaint
   */
  public List<Receiver> of(String name, @Nullable String department) {
    List<Receiver> own = named(name, department);
    return own.isEmpty() && department != null ? named(name, null) : own;
  }

  /**
   * Those ways that lead to somebody: no queue where no department has the complaint.
   *
   * @param department null when no department has the complaint
   */
  public List<Receiver> reachable(String name, @Nullable String department) {
    return of(name, department).stream()
        .filter(way -> department != null || way.channel() != Receiver.Channel.QUEUE)
        .toList();
  }

  private List<Receiver> named(String name, @Nullable String department) {
    return all.stream()
        .filter(one -> one.name().equals(name))
        .filter(one -> Objects.equals(one.department(), department))
        .toList();
  }
}
