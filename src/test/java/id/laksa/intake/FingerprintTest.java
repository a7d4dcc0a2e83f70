package id.laksa.intake;

import static id.laksa.intake.Submissions.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Complaints;
import id.laksa.complaint.Reporter;
import id.laksa.place.GeoPoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Fingerprint fingerprint = new Fingerprint(Complaints.aKey(), JSON);

  @Test
  void theSameWordsHaveTheSameFingerprintOnEveryNode() {
    Fingerprint onAnotherNode = new Fingerprint(Complaints.aKey(), new ObjectMapper());
    assertThat(fingerprint.of(aFloodComplaint()))
        .isEqualTo(onAnotherNode.of(aFloodComplaint()))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void anyOtherFieldMakesAnotherFingerprint() {
    Reporter siti = new Reporter("Siti Contoh", "+62", null);
    Reporter swapped = new Reporter("Siti Contoh", null, "+62");
    GeoPoint point = new GeoPoint(-6.1, 106.6);
    GeoPoint nearby = new GeoPoint(-6.1000001, 106.6);
    List<String> none = List.of();
    List<String> one = List.of("ab");
    Channel app = Channel.APP;
    Stream<Submission> said =
        Stream.of(
            new Submission(app, "k", "a", none, null, null, null, false, false, none),
            new Submission(Channel.WEB, "k", "a", none, null, null, null, false, false, none),
            new Submission(app, "l", "a", none, null, null, null, false, false, none),
            new Submission(app, "k", "a ", none, null, null, null, false, false, none),
            new Submission(app, "k", "a", one, null, null, null, false, false, none),
            new Submission(app, "k", "a", none, point, null, null, false, false, none),
            new Submission(app, "k", "a", none, nearby, null, null, false, false, none),
            new Submission(app, "k", "a", none, null, "", null, false, false, none),
            new Submission(app, "k", "a", none, null, null, siti, false, false, none),
            new Submission(app, "k", "a", none, null, null, swapped, false, false, none),
            new Submission(app, "k", "a", none, null, null, null, true, false, none),
            new Submission(app, "k", "a", none, null, null, null, false, true, none),
            new Submission(app, "k", "a", none, null, null, null, false, false, one));
    assertThat(said.map(fingerprint::of)).hasSize(13).doesNotHaveDuplicates();
  }

  /** What was taken before channels were data must still be known as said twice. */
  @Test
  void aSubmissionOfTheAppHasTheFingerprintItAlwaysHad() {
    assertThat(fingerprint.of(aFloodComplaint()))
        .isEqualTo("16d07c0a1a99484d4db5518a5a152a96490af806af449bfae5718dc13659d33e");
  }

  @Test
  void anAddressInTheChannelIsPartOfWhatWasSaid() {
    Reporter siti = new Reporter("Siti Contoh", "+620000000000", null);
    assertThat(fingerprint.of(saidBy(siti))).isEqualTo(fingerprint.of(saidBy(siti.at(null))));
    assertThat(fingerprint.of(saidBy(siti))).isNotEqualTo(fingerprint.of(saidBy(siti.at("4711"))));
  }

  private static Submission saidBy(Reporter reporter) {
    return new Submission(
        new Channel("TELEGRAM"),
        "k",
        "a",
        List.of(),
        null,
        null,
        reporter,
        false,
        false,
        List.of());
  }

  @Test
  void nobodyCanComputeItWithoutTheKey() {
    byte[] key = "another key of exactly 32 bytes.".getBytes(StandardCharsets.US_ASCII);
    assertThat(new Fingerprint(key, JSON).of(aFloodComplaint()))
        .isNotEqualTo(fingerprint.of(aFloodComplaint()));
  }
}
