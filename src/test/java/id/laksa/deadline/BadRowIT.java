package id.laksa.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Complaint;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A row whose clock can't be written must not stop the clocks of all others. */
class BadRowIT extends ClockCase {
  private static final Instant LATER = Instant.parse("2027-03-01T05:00:00Z");

  BadRowIT() {
    super(LATER);
  }

  @Test
  void theOthersAreToldAndTheBadOneIsPutOff() {
    Complaint good = ledger.aDamagedRoad("good").complaint();
    Complaint bad = ledger.aDamagedRoad("bad").complaint();
    occupyTheNextLinkOf(bad);

    assertThat(deadlines((handle, told, now) -> {}).fireDue()).isPositive();

    assertThat(find(good).state().clock().resolvePassed()).isTrue();
    assertThat(find(bad)).isEqualTo(bad);
    assertThat(nextDue(bad)).isEqualTo(LATER.plus(Duration.ofHours(1)));
  }

  @Test
  void oneWhoseWordCanNotBePostedIsPutOffToo() {
    Complaint good = ledger.aDamagedRoad("good").complaint();
    Complaint bad = ledger.aDamagedRoad("bad").complaint();
    DeadlineClock deadlines =
        deadlines(
            (handle, told, now) -> {
              if (told.stream().anyMatch(one -> one.complaint().id().equals(bad.id()))) {
                throw new IllegalStateException("no such receiver");
              }
            });

    assertThat(deadlines.fireDue()).isPositive();

    assertThat(find(good).state().clock().resolvePassed()).isTrue();
    assertThat(find(bad)).isEqualTo(bad);
  }

  @Test
  void theOthersAreCalculatedAndTheBadOneKeepsItsDates() {
    Complaint good = ledger.aDamagedRoad("good").complaint();
    Complaint bad = ledger.aDamagedRoad("bad").complaint();
    occupyTheNextLinkOf(bad);
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "update complaint set clock_version = 'old', resolve_by = resolve_by + interval '1h'"));

    assertThat(recalculation().run()).isEqualTo(2);

    assertThat(find(good).state().clock()).isEqualTo(good.state().clock());
    assertThat(find(bad).headSeq()).isEqualTo(bad.headSeq());
    assertThat(recalculation().run()).isZero();
  }

  private static void occupyTheNextLinkOf(Complaint complaint) {
    ledger.jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into complaint_event (complaint_id, seq, type, at, actor, data, hash)"
                    + " values (?, ?, 'NOTED', now(), 'x', '{}', '')",
                complaint.id(),
                complaint.headSeq() + 1));
  }

  private static Instant nextDue(Complaint complaint) {
    return ledger.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select next_due from complaint where id = :id")
                .bind("id", complaint.id())
                .mapTo(Instant.class)
                .one());
  }
}
