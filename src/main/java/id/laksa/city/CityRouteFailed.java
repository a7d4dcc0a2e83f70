package id.laksa.city;

/**
 * A route of the city's failed. Says with what, without what the city's code has to say about it:
 * that may quote a citizen.
 */
public final class CityRouteFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which and why.
   *
   * @param direct what stands behind {@code direct:}
   * @param reason in English, without personal data
   */
  public CityRouteFailed(String direct, String reason) {
    super("The city's route direct:" + direct + " failed: " + reason);
  }
}
