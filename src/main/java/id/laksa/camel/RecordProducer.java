package id.laksa.camel;

import id.laksa.intake.GroupCommit;
import id.laksa.intake.IntakeResult;
import id.laksa.intake.LedgerUnreachable;
import id.laksa.intake.Registered;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a receipt with whatever else waits at this moment, and goes on with the route when that is
 * committed: no thread waits meanwhile. The body becomes the {@link IntakeResult}; with the ledger
 * away it stays, and the route goes on with a {@link LedgerUnreachable}.
 */
final class RecordProducer extends DefaultAsyncProducer {
  private final LedgerEndpoint endpoint;
  private final Duration patience;
  private @Nullable ExecutorService answering;

  RecordProducer(LedgerEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.patience = Duration.parse(endpoint.getPatience());
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    answering =
        endpoint
            .getCamelContext()
            .getExecutorServiceManager()
            .newFixedThreadPool(this, "intake-answers", endpoint.getWorkers());
  }

  @Override
  protected void doStop() throws Exception {
    if (answering != null) {
      endpoint.getCamelContext().getExecutorServiceManager().shutdown(answering);
    }
    super.doStop();
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    LedgerAccess access = endpoint.access();
    Registered registered = exchange.getMessage().getBody(Registered.class);
    if (!access.gate().isOpen()) {
      exchange.setException(new LedgerUnreachable("the ledger is away"));
      callback.done(true);
      return true;
    }
    CompletableFuture<GroupCommit.Committed> pending = new CompletableFuture<>();
    if (!access.commits().offer(registered.receipt(), pending)) {
      exchange.getMessage().setBody(new IntakeResult.Overloaded());
      callback.done(true);
      return true;
    }
    CompletableFuture<?> unused =
        pending
            .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
            .whenCompleteAsync(
                (committed, fault) -> {
                  if (fault == null) {
                    exchange.getMessage().setBody(registered.answer(committed));
                  } else {
                    exchange.setException(faultOf(fault));
                  }
                  callback.done(false);
                },
                Objects.requireNonNull(answering));
    return false;
  }

  /** Not written in time: then it won't be, or the same again will be known. */
  private Exception faultOf(Throwable fault) {
    LedgerAccess access = endpoint.access();
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    if (cause instanceof TimeoutException) {
      access.gate().close();
      return new LedgerUnreachable("no commit within " + patience);
    }
    if (access.isAway().test(cause)) {
      access.gate().close();
      return new LedgerUnreachable(cause.getClass().getSimpleName());
    }
    return new IllegalStateException("A receipt can't be written", cause);
  }
}
