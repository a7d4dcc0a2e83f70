package id.laksa.camel;

import id.laksa.errand.Errand;
import id.laksa.errand.ErrandHandler;
import id.laksa.errand.ErrandOutcome;
import id.laksa.errand.ErrandRunner;
import id.laksa.errand.Ladder;
import id.laksa.errand.LadderEnd;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * One exchange an errand. The body that comes out says what became of it ({@link ErrandOutcome});
 * any other body says that it is done, an exception that it is to be tried again by the ladder.
 */
final class ErrandConsumer extends LookingConsumer {
  private static final String ANY = "*";
  private final Map<String, Workers> workers = new ConcurrentHashMap<>();
  private final Ladder ladder;

  ErrandConsumer(LedgerEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.ladder = Ladder.parse(endpoint.getLadder());
  }

  /** Kinds that share a prefix have workers of their own, so that none waits for another. */
  @Override
  void look() {
    String kind = getEndpoint().getKind();
    if (kind.endsWith(ANY)) {
      due(kind.substring(0, kind.length() - 1)).forEach(this::wake);
    } else {
      wake(kind);
    }
  }

  @Override
  Runnable subscribe() {
    return getEndpoint().access().signals().onErrands(this::lookFor);
  }

  @Override
  void stopLooking() {
    workers.values().forEach(Workers::close);
    workers.clear();
  }

  private void lookFor(Set<String> kinds) {
    if (kinds.isEmpty()) {
      look();
    } else {
      kinds.stream().filter(this::isMine).forEach(this::wake);
    }
  }

  private boolean isMine(String kind) {
    String mine = getEndpoint().getKind();
    return mine.endsWith(ANY)
        ? kind.startsWith(mine.substring(0, mine.length() - 1))
        : kind.equals(mine);
  }

  private Collection<String> due(String prefix) {
    LedgerAccess access = getEndpoint().access();
    try {
      return access.errands().kindsDue(prefix, access.time().instant());
    } catch (RuntimeException e) {
      // The ledger is away: the next look will tell.
      return List.of();
    }
  }

  private void wake(String kind) {
    workers.computeIfAbsent(kind, this::workersOf).wake();
  }

  private Workers workersOf(String kind) {
    LedgerAccess access = getEndpoint().access();
    ErrandRunner runner =
        new ErrandRunner(kind, access.errands(), new ByRoute(), ladder, access.time());
    return new Workers(
        getRouteId(),
        getEndpoint().getWorkers(),
        Duration.ZERO,
        threads(),
        // Whoever finds one has another look for more.
        () -> runner.runDue(() -> wake(kind)));
  }

  private final class ByRoute implements ErrandHandler {
    @Override
    public ErrandOutcome attempt(Errand errand) throws Exception {
      Exchange through = send(errand, exchange -> {});
      Object body = through.getMessage().getBody();
      return body instanceof ErrandOutcome outcome ? outcome : ErrandOutcome.DONE;
    }

    @Override
    public ErrandOutcome exhausted(Errand errand, String reason) {
      @Nullable LadderEnd last = getEndpoint().getExhausted();
      return last == null
          ? ErrandHandler.super.exhausted(errand, reason)
          : last.exhausted(errand, reason);
    }
  }
}
