package id.laksa.fieldpage.jms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.department.Department;
import id.laksa.fieldpage.Outcome;
import id.laksa.followup.FollowUp;
import jakarta.jms.ConnectionFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;

class DepartmentLineTest {
  private static final FollowUp ACCEPTED =
      new FollowUp("page-1", "LKS-1", FollowUp.Kind.ACKNOWLEDGED, null, List.of(), null);

  @Test
  void aBrokerThatIsAwayIsToldAsSuch() {
    ConnectionFactory nobody = new ActiveMQConnectionFactory("tcp://127.0.0.1:1");
    DepartmentLine line =
        new DepartmentLine(
            nobody, Map.of("dpupr", "x"), new ObjectMapper(), InstantSource.fixed(Instant.EPOCH));
    assertThat(line.say(new Department("DPUPR", "Dinas PUPR"), ACCEPTED, () -> false))
        .isEqualTo(new Outcome.Away());
  }
}
