package id.laksa.classification.drools;

/** Why the rules leave a complaint to an operator; its words are those of {@link #key}. */
enum Reason {
  NOTHING_KNOWN,
  WORDS_NOT_SURE,
  SIGN_DOUBTED,
  OUTSIDE_THE_CITY,
  NAMED_OUTSIDE_THE_CITY,
  KECAMATAN_NOT_KNOWN;

  String key() {
    return "triage.because." + this;
  }
}
