package id.laksa.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Neither a node that dies nor a clock that jumps loses a stage or tells one twice. */
class NodeDeathIT extends ClockCase {
  private static final int COMPLAINTS = 1_200;

  /** Two deadlines, a warning and five steps. */
  private static final long STAGES = 8;

  private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

  NodeDeathIT() {
    super(NOON);
  }

  @Test
  void whatADeadNodeWasTellingIsToldByAnotherOnce() {
    damagedRoads(COMPLAINTS);
    clock.advance(Duration.ofDays(60));
    AtomicInteger batches = new AtomicInteger();
    DeadlineClock dying =
        deadlines(
            (handle, told, now) -> {
              // To the ledger this is a node's kill -9: its connection is gone within a batch.
              if (batches.incrementAndGet() == 2) {
                handle.execute("select pg_terminate_backend(pg_backend_pid())");
              }
            });
    assertThatThrownBy(dying::fireDue).isInstanceOf(RuntimeException.class);
    long before = told();
    assertThat(before).isPositive().isLessThan(STAGES * COMPLAINTS);

    deadlines((handle, told, now) -> {}).fireDue();

    assertThat(told()).isEqualTo(STAGES * COMPLAINTS);
    assertThat(toldTwice()).isZero();
    assertThat(armed()).isZero();
  }

  @Test
  void aClockThatJumpsAheadAndBackLosesNothingAndDoublesNothing() {
    damagedRoads(10);
    DeadlineClock node = deadlines((handle, told, now) -> {});
    clock.advance(Duration.ofDays(2));
    node.fireDue();
    long ahead = told();
    clock.advance(Duration.ofDays(-4));
    assertThat(node.fireDue()).isZero();
    clock.advance(Duration.ofDays(4));
    assertThat(node.fireDue()).isZero();
    assertThat(told()).isEqualTo(ahead);
    clock.advance(Duration.ofDays(60));
    node.fireDue();
    clock.advance(Duration.ofDays(-62));
    node.fireDue();
    clock.advance(Duration.ofDays(90));
    assertThat(node.fireDue()).isZero();
    assertThat(told()).isEqualTo(STAGES * 10);
    assertThat(toldTwice()).isZero();
  }

  private static void damagedRoads(int many) {
    ledger.damagedRoads(IntStream.range(0, many).mapToObj(i -> "road-" + i).toList());
  }

  private static long told() {
    return count(
        "select count(*) from complaint_event"
            + " where type in ('WARNED', 'DEADLINE_PASSED', 'ESCALATED')");
  }

  private static long toldTwice() {
    return count(
        "select count(*) from (select 1 from complaint_event"
            + " where type in ('WARNED', 'DEADLINE_PASSED', 'ESCALATED')"
            + " group by complaint_id, type, data::jsonb ->> 'stage', data::jsonb ->> 'kind'"
            + " having count(*) > 1) twice");
  }

  private static long armed() {
    return count("select count(*) from complaint where next_due is not null");
  }

  private static long count(String sql) {
    return ledger.jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
