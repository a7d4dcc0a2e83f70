package id.laksa.complaint;

/** The door a complaint came in by. */
public enum Channel {
  APP,
  WHATSAPP,
  WEB,
  OPEN311
}
