package id.laksa.camel;

import id.laksa.intake.IntakeResult;
import id.laksa.intake.ReceivedSubmission;
import java.util.Objects;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Lets Java take a submission the way that the route {@code submit} describes. Thread-safe. */
public final class SubmitRoute implements Function<ReceivedSubmission, IntakeResult> {
  private static final String ROUTE = "direct:submit";
  private volatile @Nullable ProducerTemplate template;

  /** From now on it can be called. */
  public void start(CamelContext camel) {
    template = camel.createProducerTemplate();
  }

  @Override
  public IntakeResult apply(ReceivedSubmission received) {
    ProducerTemplate route = template;
    if (route == null) {
      return new IntakeResult.LedgerAway("starting");
    }
    try {
      return Objects.requireNonNull(route.requestBody(ROUTE, received, IntakeResult.class));
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        return new IntakeResult.LedgerAway("stopping");
      }
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }
}
