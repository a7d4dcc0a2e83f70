package id.laksa.rulebook;

import id.laksa.department.Department;
import id.laksa.department.Departments;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which changes to the list of departments a running engine can't follow. Queues and passwords are
 * made at the start: a department without them would lose its first work order. And one that still
 * has work could not answer any more.
 */
public final class DepartmentChanges implements RuleWatch.Objections {
  private final String file;
  private final Set<String> withQueue;
  private final Supplier<? extends Collection<String>> atWork;

  /**
   * Wires it.
   *
   * @param confDir holds {@code departments.csv}
   * @param started those that the engine was started with
   * @param atWork the codes of those that open complaints are with; asked only when one is missing
   */
  public DepartmentChanges(
      Path confDir, Departments started, Supplier<? extends Collection<String>> atWork) {
    this.file = confDir.resolve("departments.csv").toString();
    this.withQueue = codes(started);
    this.atWork = atWork;
  }

  @Override
  public List<Fault> to(RuleBook inForce, RuleBook candidate) {
    Set<String> now = codes(inForce.departments());
    Set<String> then = codes(candidate.departments());
    return Stream.concat(
            then.stream()
                .filter(code -> !withQueue.contains(code))
                .map(
                    code ->
                        "department "
                            + code
                            + " is new: it gets its queue and its password when the engine starts;"
                            + " restart every node"),
            removed(now, then)
                .map(
                    code ->
                        "department "
                            + code
                            + " is missing, but complaints are open there: put it back until they"
                            + " are done"))
        .map(sentence -> new Fault(file, 0, sentence))
        .toList();
  }

  private Stream<String> removed(Set<String> now, Set<String> then) {
    return then.containsAll(now)
        ? Stream.empty()
        : atWork.get().stream().filter(code -> now.contains(code) && !then.contains(code)).sorted();
  }

  private static Set<String> codes(Departments departments) {
    return departments.all().stream().map(Department::code).collect(Collectors.toSet());
  }
}
