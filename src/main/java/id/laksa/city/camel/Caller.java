package id.laksa.city.camel;

import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Which route called the entry that a message is in: Camel knows it, no header says it. */
final class Caller {
  private Caller() {}

  /** The id of the route; null when nobody knows. */
  static @Nullable String of(Exchange exchange) {
    UnitOfWork work = exchange.getUnitOfWork();
    Route entry = work == null ? null : work.popRoute();
    if (entry == null) {
      return exchange.getFromRouteId();
    }
    Route caller = work.getRoute();
    work.pushRoute(entry);
    return caller == null ? exchange.getFromRouteId() : caller.getRouteId();
  }
}
