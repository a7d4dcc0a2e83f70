package id.laksa.errand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrandRunnerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
  private static final Ladder LADDER = Ladder.parse("PT5S,PT2M");
  private final FakeErrands errands = new FakeErrands();

  @Test
  void whatIsDoneIsForgottenAndTheNextIsTried() {
    errands.due("a", 1);
    errands.due("b", 1);
    assertThat(run(errand -> ErrandOutcome.DONE)).isEqualTo(2);
    assertThat(errands.settled).containsExactly("a done", "b done");
  }

  @ParameterizedTest
  @CsvSource({"1, PT0S, PT5S", "2, PT0S, PT2M", "1, PT1H, PT1H", "2, PT1S, PT2M"})
  void whatFailsIsTriedAgainByTheLadderOrLater(int attempts, Duration least, Duration wait) {
    errands.due("a", attempts);
    run(errand -> new ErrandOutcome.Later("why", least));
    assertThat(errands.settled).containsExactly("a again " + wait + " why");
  }

  @Test
  void afterTheLastStepAPersonIsAsked() {
    errands.due("a", 3);
    run(errand -> ErrandOutcome.later("why"));
    assertThat(errands.settled).containsExactly("a buried why");
  }

  @Test
  void anErrandThatNobodyEverCameBackFromIsNotTriedForEver() {
    errands.due("a", 4);
    run(
        errand -> {
          throw new AssertionError("tried once more");
        });
    assertThat(errands.settled).containsExactly("a buried never-came-back");
  }

  @Test
  void afterTheLastStepItMayEndOtherwise() {
    errands.due("a", 3);
    run(ending(ErrandOutcome.DONE));
    assertThat(errands.settled).containsExactly("a done");
  }

  @Test
  void anEndThatFailsIsAnEndAllTheSame() {
    errands.due("a", 3);
    errands.due("b", 3);
    errands.due("c", 1);
    run(ending(ErrandOutcome.later("for ever")));
    assertThat(errands.settled).containsExactly("a buried why", "b buried why", "c again PT5S why");
  }

  @Test
  void anEndThatThrowsHoldsUpNobody() {
    errands.due("a", 3);
    errands.due("b", 3);
    run(ending(null));
    assertThat(errands.settled).containsExactly("a buried why", "b buried why");
  }

  @Test
  void aFaultIsTriedAgainAndHoldsUpNobody() {
    errands.due("a", 1);
    errands.due("b", 1);
    run(
        errand -> {
          if (errand.what().equals("a")) {
            throw new IllegalStateException("Siti");
          }
          return ErrandOutcome.DONE;
        });
    assertThat(errands.settled).containsExactly("a again PT5S IllegalStateException", "b done");
  }

  @Test
  void waitingTakesNoStep() {
    errands.due("a", 3);
    run(errand -> new ErrandOutcome.NotDueYet(Duration.ofSeconds(1)));
    assertThat(errands.settled).containsExactly("a untried PT1S");
  }

  @Test
  void whoIsAskedToWaitTakesNoStepAndHoldsUpNobody() {
    errands.due("a", 3);
    errands.due("b", 1);
    run(
        errand ->
            errand.what().equals("a")
                ? new ErrandOutcome.Held("why", Duration.ofSeconds(4))
                : ErrandOutcome.DONE);
    assertThat(errands.settled).containsExactly("a held PT4S why", "b done");
  }

  @Test
  void whatCanNotBeDoneIsBuriedAtOnce() {
    errands.due("a", 1);
    run(errand -> new ErrandOutcome.Dead("why"));
    assertThat(errands.settled).containsExactly("a buried why");
  }

  @Test
  void whoIsInterruptedStops() {
    errands.due("a", 1);
    errands.due("b", 1);
    assertThat(
            run(
                errand -> {
                  throw new InterruptedException();
                }))
        .isEqualTo(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(errands.settled).containsExactly("a untried PT0S");
  }

  @Test
  void noErrandShowsWhatItIsAbout() {
    assertThat(errands.due("Siti", 1)).asString().doesNotContain("Siti");
  }

  private int run(ErrandHandler handler) {
    return new ErrandRunner("kind", errands, handler, LADDER, InstantSource.fixed(NOW)).runDue();
  }

  /** Fails at first, and in the end comes to this; null throws. */
  private static ErrandHandler ending(ErrandOutcome end) {
    return new ErrandHandler() {
      @Override
      public ErrandOutcome attempt(Errand errand) {
        return ErrandOutcome.later("why");
      }

      @Override
      public ErrandOutcome exhausted(Errand errand, String reason) {
        if (end == null) {
          throw new IllegalStateException("Siti");
        }
        return end;
      }
    };
  }

  private static final class FakeErrands implements Errands {
    private final Deque<Errand> due = new ArrayDeque<>();
    private final List<String> settled = new ArrayList<>();

    Errand due(String what, int attempts) {
      Errand errand = new Errand(UUID.randomUUID(), "kind", UUID.randomUUID(), what, attempts);
      due.add(errand);
      return errand;
    }

    @Override
    public Optional<Errand> claim(String kind, Instant now, Duration lease) {
      return Optional.ofNullable(due.poll());
    }

    @Override
    public void renew(Errand errand, Instant until) {}

    @Override
    public void done(Errand errand, Instant now) {
      settled.add(errand.what() + " done");
    }

    @Override
    public void again(Errand errand, Instant due, String reason) {
      settled.add(errand.what() + " again " + Duration.between(NOW, due) + " " + reason);
    }

    @Override
    public void untried(Errand errand, Instant due) {
      settled.add(errand.what() + " untried " + Duration.between(NOW, due));
    }

    @Override
    public void held(Errand errand, Instant due, String reason) {
      settled.add(errand.what() + " held " + Duration.between(NOW, due) + " " + reason);
    }

    @Override
    public void bury(Errand errand, Instant now, String reason) {
      settled.add(errand.what() + " buried " + reason);
    }
  }
}
