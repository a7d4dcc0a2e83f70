package id.laksa.place;

/** What told the place of a complaint; the first one that tells it counts. */
public enum PlaceSource {
  /** The coordinates. */
  POINT,
  /** The reporter chose it from the list. */
  CHOSEN,
  /** Text or address name it. */
  WORDS
}
