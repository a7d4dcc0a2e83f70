package id.laksa.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import id.laksa.complaint.Channel;
import id.laksa.complaint.Reporter;
import id.laksa.intake.Submission;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportFormTest {
  private final ReportForm form = new ReportForm(RuleBooks::theCitysOwn);
  private final Map<String, String> fields = new HashMap<>(Map.of("text", "Jalan rusak"));

  @Test
  void everythingThatWasTypedIsInTheSubmission() {
    fields.put("hashtag", "#jalanrusak");
    fields.putAll(Map.of("lat", "-6.2", "lon", "106.6", "place", "Cipondoh/Kenanga"));
    fields.putAll(Map.of("address", "Jl. Toha", "name", "Siti", "phone", "0812", "email", "a@b"));
    fields.put("anonymous", "1");
    assertThat(check().submission())
        .isEqualTo(
            new Submission(
                Channel.WEB,
                "nonce",
                "Jalan rusak",
                List.of("#jalanrusak"),
                new GeoPoint(-6.2, 106.6),
                new Place("Cipondoh", "Kenanga"),
                "Jl. Toha",
                new Reporter("Siti", "0812", "a@b"),
                true,
                false,
                List.of()));
  }

  @Test
  void whatWasLeftEmptyIsNotThere() {
    fields.putAll(Map.of("address", " ", "name", "", "phone", "\u00a0"));
    Submission submission = check().submission();
    assertThat(submission).isNotNull();
    assertThat(submission.address()).isNull();
    assertThat(submission.reporter()).isNull();
    assertThat(submission.place()).isNull();
    assertThat(submission.hashtags()).isEmpty();
  }

  @Test
  void aLineEndOfABrowserIsOneCharacter() {
    fields.put("text", "a\r\n".repeat(2_000));
    assertThat(check().wrongs()).isEmpty();
  }

  @Test
  void everyWrongFieldIsBlamed() {
    fields.put("text", "");
    fields.putAll(Map.of("hashtag", "#x", "lat", "1", "place", "x/y", "name", "\0"));
    assertThat(check().submission()).isNull();
    assertThat(check().wrongs())
        .extracting(Wrong::field, Wrong::key)
        .containsExactly(
            tuple("text", "blank"),
            tuple("hashtag", "hashtag"),
            tuple("place", "point"),
            tuple("place", "place"),
            tuple("name", "characters"));
  }

  @Test
  void whatNoFormCanCarryIsNotShownAgain() {
    fields.put("text", "a\0b\uFFFDc\uD83Dd\uD83D\uDE00");
    assertThat(typed().shown().text()).isEqualTo("abcd\uD83D\uDE00");
  }

  private Typed typed() {
    return Typed.of(field -> fields.getOrDefault(field, ""), fields::containsKey);
  }

  private ReportForm.Checked check() {
    return form.check(typed(), "nonce");
  }
}
