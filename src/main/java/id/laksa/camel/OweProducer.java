package id.laksa.camel;

import id.laksa.errand.Errand;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultProducer;
import org.jdbi.v3.core.Handle;

/**
 * Promises errands: within the transaction of the route's first step where that has opened one,
 * else in one of its own. The same errand again is one.
 */
final class OweProducer extends DefaultProducer {
  private final LedgerEndpoint endpoint;

  OweProducer(LedgerEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  @Override
  public void process(Exchange exchange) throws InvalidPayloadException {
    List<Errand> owed = owed(exchange).stream().map(this::ofMyKind).toList();
    LedgerAccess access = endpoint.access();
    LedgerTransaction open = LedgerTransaction.of(exchange);
    if (open != null) {
      add(open.handle(), owed, open.now());
    } else {
      access.jdbi().useTransaction(handle -> add(handle, owed, access.time().instant()));
    }
  }

  private void add(Handle handle, List<Errand> owed, Instant now) {
    endpoint.access().errands().add(handle, owed, now);
  }

  private static Collection<Errand> owed(Exchange exchange) throws InvalidPayloadException {
    Object body = exchange.getMessage().getBody();
    if (body instanceof Errand one) {
      return List.of(one);
    }
    if (body instanceof Collection<?> several
        && several.stream().allMatch(Errand.class::isInstance)) {
      return several.stream().map(Errand.class::cast).toList();
    }
    throw new InvalidPayloadException(exchange, Errand.class);
  }

  private Errand ofMyKind(Errand errand) {
    return Errand.fresh(errand.id(), endpoint.getKind(), errand.lane(), errand.what());
  }
}
