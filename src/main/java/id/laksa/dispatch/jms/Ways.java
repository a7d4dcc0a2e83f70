package id.laksa.dispatch.jms;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.department.Departments;
import id.laksa.dispatch.OrderErrand;
import id.laksa.dispatch.jms.WorkOrderQueues.Letter;
import id.laksa.errand.Errand;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Tells letters apart by the way that their departments' orders go, by the table in force. */
public final class Ways {
  private final Supplier<Departments> departments;
  private final ObjectMapper json;

  /** Asks these departments. */
  public Ways(Supplier<Departments> departments, ObjectMapper json) {
    this.departments = departments;
    this.json = json;
  }

  /** The letters by way, each group in order. */
  public Collection<List<Letter>> group(List<Letter> letters) {
    return letters.stream()
        .collect(groupingBy(this::way, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  /** The way of a group. */
  public String of(List<Letter> group) {
    return way(group.get(0));
  }

  /** A group that goes no queue's way, as errands. */
  public List<Errand> owed(List<Letter> group) {
    return group.stream().map(letter -> errand(letter).by(way(letter), json)).toList();
  }

  private String way(Letter letter) {
    return departments.get().named(letter.department()).delivery();
  }

  private static OrderErrand errand(Letter letter) {
    String complaint = letter.id().substring(0, letter.id().lastIndexOf('.'));
    return new OrderErrand(UUID.fromString(complaint), letter.seq(), letter.department());
  }
}
