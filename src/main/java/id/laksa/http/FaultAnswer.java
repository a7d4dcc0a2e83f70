package id.laksa.http;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort of every HTTP route: a store that is away is told as such, any other fault
 * becomes a problem document, or a page, with a reference that leads to the log, where the cause
 * stands.
 */
public final class FaultAnswer implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(FaultAnswer.class);
  private final Predicate<Throwable> ledgerAway;
  private final Supplier<HttpAnswer> away;
  private final Function<String, HttpAnswer> fault;

  /**
   * Answers with problem documents.
   *
   * @param ledgerAway whether a fault means that the ledger can't be reached now
   */
  public FaultAnswer(Answers answers, Predicate<Throwable> ledgerAway) {
    this.ledgerAway = ledgerAway;
    this.away =
        () ->
            answers.problem(
                Problem.Kind.UNAVAILABLE, "The ledger can't be reached now. Try again soon.");
    this.fault =
        reference ->
            answers.problem(Problem.Kind.INTERNAL, "The fault is in our log as " + reference + ".");
  }

  /** Answers with pages; otherwise the same. */
  public FaultAnswer(ErrorPages pages, Predicate<Throwable> ledgerAway) {
    this.ledgerAway = ledgerAway;
    this.away = pages::ledgerAway;
    this.fault = pages::fault;
  }

  @Override
  public void process(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    exchange
        .getMessage()
        .setBody(ledgerAway.test(cause) ? away.get() : unforeseen(exchange, cause));
  }

  private HttpAnswer unforeseen(Exchange exchange, Exception cause) {
    String reference = UUID.randomUUID().toString();
    // No message and no stack: they may repeat a citizen's words.
    LOG.error(
        "Fault {} in route {}: {} at {}",
        reference,
        exchange.getFromRouteId(),
        ExceptionUtils.getRootCause(cause).getClass().getName(),
        where(cause));
    return fault.apply(reference);
  }

  private static String where(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("id.laksa."))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("unknown");
  }
}
