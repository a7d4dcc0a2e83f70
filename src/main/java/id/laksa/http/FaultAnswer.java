package id.laksa.http;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort of every HTTP route: a store that is away is told as such, any other fault
 * becomes a problem document with a reference that leads to the log, where the cause stands.
 */
public final class FaultAnswer implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(FaultAnswer.class);
  private final Answers answers;
  private final Predicate<Throwable> ledgerAway;

  /**
   * Answers with these.
   *
   * @param ledgerAway whether a fault means that the ledger can't be reached now
   */
  public FaultAnswer(Answers answers, Predicate<Throwable> ledgerAway) {
    this.answers = answers;
    this.ledgerAway = ledgerAway;
  }

  @Override
  public void process(Exchange exchange) {
    Exception fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    exchange
        .getMessage()
        .setBody(
            ledgerAway.test(fault)
                ? answers.problem(
                    Problem.Kind.UNAVAILABLE, "The ledger can't be reached now. Try again soon.")
                : unforeseen(exchange, fault));
  }

  private HttpAnswer unforeseen(Exchange exchange, Exception fault) {
    String reference = UUID.randomUUID().toString();
    // No message and no stack: they may repeat a citizen's words.
    LOG.error(
        "Fault {} in route {}: {} at {}",
        reference,
        exchange.getFromRouteId(),
        ExceptionUtils.getRootCause(fault).getClass().getName(),
        where(fault));
    return answers.problem(Problem.Kind.INTERNAL, "The fault is in our log as " + reference + ".");
  }

  private static String where(Throwable fault) {
    return Arrays.stream(fault.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("id.laksa."))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("unknown");
  }
}
