package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.department.Department;
import id.laksa.department.Departments;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DepartmentChangesTest {
  private static final RuleBook NOW = with("DPUPR", "DLH", "DISHUB");
  private final DepartmentChanges changes =
      new DepartmentChanges(
          Path.of("conf"), NOW.departments(), () -> List.of("DPUPR", "DLH", "LOST_LONG_AGO"));

  private static RuleBook with(String... codes) {
    RuleBook city = RuleBooks.theCitysOwn();
    return new RuleBook(
        new Departments(Stream.of(codes).map(code -> new Department(code, "Dinas")).toList()),
        city.channels(),
        city.places(),
        city.categories(),
        city.words(),
        city.classifier(),
        city.calendars(),
        city.slaPolicies(),
        city.receivers(),
        city.evidence(),
        city.copies(),
        Map.of(),
        city.grants(),
        String.join("", codes));
  }

  @Test
  void aNewNameOfADepartmentIsNothingToObjectTo() {
    assertThat(changes.to(NOW, with("DISHUB", "DLH", "DPUPR"))).isEmpty();
  }

  @Test
  void aNewDepartmentWaitsForTheNextStart() {
    assertThat(changes.to(NOW, with("DPUPR", "DLH", "DISHUB", "BARU")))
        .extracting(Fault::toString)
        .containsExactly(
            "conf/departments.csv: department BARU is new: it gets its queue and its password when"
                + " the engine starts; restart every node");
  }

  @Test
  void aDepartmentWithOpenComplaintsMustStay() {
    assertThat(changes.to(NOW, with("DPUPR", "DISHUB")))
        .extracting(Fault::toString)
        .containsExactly(
            "conf/departments.csv: department DLH is missing, but complaints are open there: put it"
                + " back until they are done");
  }

  @Test
  void aDepartmentWithoutWorkMayGoAndComeBack() {
    RuleBook without = with("DPUPR", "DLH");

    assertThat(changes.to(NOW, without)).isEmpty();
    assertThat(changes.to(without, NOW)).isEmpty();
  }
}
