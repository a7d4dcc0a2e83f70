package id.laksa.city.camel;

/** A message went round and round in the city's routes. */
final class RunawayRoute extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunawayRoute(String reason) {
    super(reason);
  }
}
