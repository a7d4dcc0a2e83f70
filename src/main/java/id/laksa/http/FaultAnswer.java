package id.laksa.http;

import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort of every HTTP route: a fault becomes a problem document with a reference that
 * leads to the log, where the cause stands.
 */
public final class FaultAnswer implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(FaultAnswer.class);
  private final Answers answers;

  /** Answers with these. */
  public FaultAnswer(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void process(Exchange exchange) {
    Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    String reference = UUID.randomUUID().toString();
    LOG.error("Fault {} in route {}", reference, exchange.getFromRouteId(), fault);
    exchange
        .getMessage()
        .setBody(
            answers.problem(
                Problem.Kind.INTERNAL, "The fault is in our log as " + reference + "."));
  }
}
