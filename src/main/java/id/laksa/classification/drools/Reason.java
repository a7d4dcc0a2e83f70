package id.laksa.classification.drools;

/** Why the rules leave a complaint to an operator; the words are stable and shown as they are. */
enum Reason {
  NOTHING_KNOWN("tanpa tagar atau kata yang dikenal"),
  WORDS_NOT_SURE("kata-kata laporan belum cukup jelas"),
  SIGN_DOUBTED("ada tanda bahaya atau perkara peka yang belum pasti"),
  OUTSIDE_THE_CITY("lokasi di luar kota"),
  NAMED_OUTSIDE_THE_CITY("tempat yang disebut di luar kota"),
  KECAMATAN_NOT_KNOWN("kecamatan tempat kejadian tidak diketahui");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
