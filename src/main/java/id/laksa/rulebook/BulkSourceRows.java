package id.laksa.rulebook;

import id.laksa.complaint.BulkSource;
import id.laksa.complaint.Channel;
import id.laksa.department.Department;
import id.laksa.department.Departments;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code conf/sources.csv}. */
final class BulkSourceRows {
  static final String NAME = "sources.csv";
  static final List<String> COLUMNS = List.of("source", "channel");
  private static final Pattern SOURCE = Pattern.compile("(?=.{2,40}$)[a-z0-9]+(-[a-z0-9]+)*");

  /** Users that are somebody else, here or at the stores. */
  private static final Set<String> TAKEN =
      Set.of(
          BulkSource.ALWAYS_THERE,
          "laksa",
          "operator",
          "controller",
          "admin",
          "anonymous",
          "events-reader",
          "events-key");

  private BulkSourceRows() {}

  /** The sound rows, after the source that is always there. */
  static List<BulkSource> of(List<Row> rows, Departments departments, Collection<Fault> faults) {
    Map<String, BulkSource> all = new LinkedHashMap<>();
    all.put(BulkSource.ALWAYS_THERE, BulkSource.BULK);
    for (Row row : rows) {
      String name = row.get("source");
      Optional<Channel> channel =
          Arrays.stream(Channel.values())
              .filter(known -> known.name().equals(row.get("channel")))
              .findFirst();
      if (channel.isEmpty()) {
        faults.add(row.fault("channel must be one of " + Arrays.toString(Channel.values())));
      }
      if (!SOURCE.matcher(name).matches()) {
        faults.add(row.fault("source must be 2 to 40 small letters and digits, which - may join"));
      } else if (TAKEN.contains(name) || isDepartment(name, departments)) {
        faults.add(row.fault("source " + name + " is another user's name: choose another"));
      } else if (all.containsKey(name)) {
        faults.add(row.fault("source " + name + " is there twice"));
      } else if (channel.isPresent()) {
        all.put(name, new BulkSource(name, channel.get()));
      }
    }
    return List.copyOf(all.values());
  }

  private static boolean isDepartment(String name, Departments departments) {
    return departments.all().stream().map(Department::user).anyMatch(name::equals);
  }
}
