package id.laksa.dev.chaos;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes side by side on the same stores share the work, and take over from one that died. */
class ManyNodesIT {
  private static final String OVERDUE =
      "update complaint set next_due = now() - interval '1 minute',"
          + " acknowledge_by = now() - interval '1 minute' where status = 'DISPATCHED'";
  private static final String PASSED_TWICE =
      "select count(*) from (select complaint_id from complaint_event"
          + " where type = 'DEADLINE_PASSED' group by complaint_id having count(*) > 1) twice";
  private static final String LATE =
      "select count(*) from complaint where acknowledge_by < now() and not acknowledge_passed";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void nothingIsDoneTwiceAndTheWorkOfADeadNodeIsTakenOver(int nodes) throws Exception {
    try (Trouble trouble = Trouble.with(nodes, folder)) {
      trouble.load();
      trouble.awaitReceipts(200);
      trouble.installation.nodes().get(0).kill();
      trouble.awaitReceipts(200);
      PromiseFindings findings = trouble.settle();
      assertThat(findings.kept()).as("%s", findings).isTrue();
    }
  }

  @Test
  void aTimerFiresOnceHoweverManyNodesLookAtIt() throws Exception {
    try (Trouble trouble = Trouble.with(2, folder)) {
      trouble.load();
      PromiseFindings before = trouble.settle();
      assertThat(before.kept()).as("%s", before).isTrue();
      Jdbi ledger = trouble.installation.ledger();
      ledger.useHandle(handle -> handle.execute(OVERDUE));
      await().atMost(1, MINUTES).until(() -> number(ledger, LATE) == 0);
      assertThat(number(ledger, PASSED_TWICE)).isZero();
      assertThat(IntStream.of(0, 1).mapToObj(trouble::health).map(answer -> answer.status()))
          .containsOnly(200);
    }
  }

  private static long number(Jdbi ledger, String query) {
    return ledger.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }
}
