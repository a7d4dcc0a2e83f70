package id.laksa.city;

/** No route of the city's that runs begins as it was called. */
public final class NoSuchCityRoute extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which.
   *
   * @param direct what stands behind {@code direct:}
   */
  public NoSuchCityRoute(String direct) {
    super("No route in routes/city begins with direct:" + direct);
  }
}
