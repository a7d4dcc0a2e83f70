package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.department.Department;
import id.laksa.department.Departments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DepartmentRowsTest {
  @TempDir Path conf;

  @Test
  void aTableOfThreeColumnsNamesTheWayOfEach() throws IOException {
    Departments departments =
        of("code,name,delivery\nDPUPR,Pekerjaan Umum,http\nDLH,Lingkungan Hidup,queue\n");

    assertThat(departments.named("DPUPR").delivery()).isEqualTo("http");
    assertThat(departments.named("DLH").delivery()).isEqualTo(Department.QUEUE);
  }

  @Test
  void whatSaysNoWayIsOfQueues() throws IOException {
    assertThat(of("code,name,delivery\nDPUPR,Pekerjaan Umum,\nDLH,Lingkungan Hidup\n").all())
        .extracting(Department::delivery)
        .containsOnly(Department.QUEUE);
    assertThat(of("code,name\nDPUPR,Pekerjaan Umum\n").named("DPUPR").delivery())
        .isEqualTo(Department.QUEUE);
  }

  @Test
  void aDepartmentThatTheTableHasLostIsOfQueues() throws IOException {
    assertThat(of("code,name\nDPUPR,Pekerjaan Umum\n").named("DLH").delivery())
        .isEqualTo(Department.QUEUE);
  }

  private Departments of(String table) throws IOException {
    Files.writeString(conf.resolve("departments.csv"), table);
    return RuleBook.departments(conf);
  }
}
