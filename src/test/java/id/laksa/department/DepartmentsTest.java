package id.laksa.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DepartmentsTest {
  private static final Department ROADS = new Department("DPUPR", "Pekerjaan Umum");
  private static final Department DISTRICT = new Department("KEC_KARANG_TENGAH", "Kecamatan");
  private final Departments departments = new Departments(List.of(ROADS, DISTRICT));

  @Test
  void aDepartmentIsFoundByCodeAndByUser() {
    assertThat(departments.byCode("DPUPR")).contains(ROADS);
    assertThat(departments.byUser("dpupr")).contains(ROADS);
    assertThat(departments.byUser("DPUPR")).isEmpty();
    assertThat(departments.byCode("KECAMATAN")).isEmpty();
  }

  @Test
  void aKecamatanIsFoundByItsName() {
    assertThat(departments.byKecamatan("Karang Tengah")).contains(DISTRICT);
    assertThat(departments.byKecamatan("Atlantis")).isEmpty();
  }

  @Test
  void theOrderIsThatOfTheTable() {
    assertThat(departments.all()).containsExactly(ROADS, DISTRICT);
  }

  @Test
  void aCodeCannotAppearTwice() {
    assertThatThrownBy(() -> new Departments(List.of(ROADS, ROADS)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
