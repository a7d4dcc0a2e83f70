package id.laksa.complaint;

/** The door a complaint came in by. */
public enum Channel {
  APP,
  WHATSAPP,
  WEB,
  OPEN311;

  /** Whether the engine can reach a reporter there by itself. */
  public boolean canBeReached() {
    return this == WHATSAPP;
  }
}
