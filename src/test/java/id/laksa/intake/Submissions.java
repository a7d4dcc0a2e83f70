package id.laksa.intake;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.place.GeoPoint;
import java.util.List;

/** What citizens send in, for tests. */
final class Submissions {
  private static final GeoPoint CIPONDOH = new GeoPoint(-6.192, 106.677);

  private Submissions() {}

  static Submission aFloodComplaint() {
    return saying("Banjir selutut di depan pasar #banjir");
  }

  static Submission saying(String text) {
    return new Submission(
        Channel.APP,
        "0b0e7a52-5f0c-4a53-8f5d-6e0c2f1d9a77",
        text,
        List.of(),
        CIPONDOH,
        "Jl. KH Hasyim Ashari",
        new Reporter("Siti Contoh", "+620000000000", null),
        false,
        false,
        List.of("ab".repeat(32)));
  }

  /** The flood, sent again by somebody else with a key of his own. */
  static Submission aFloodComplaint(String key) {
    Submission flood = aFloodComplaint();
    return new Submission(
        flood.channel(),
        key,
        flood.text(),
        flood.hashtags(),
        flood.point(),
        flood.address(),
        flood.reporter(),
        flood.anonymous(),
        flood.confidential(),
        flood.photos());
  }
}
