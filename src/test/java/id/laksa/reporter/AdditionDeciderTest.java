package id.laksa.reporter;

import static id.laksa.complaint.Complaints.RECEIVED_AT;
import static id.laksa.complaint.Complaints.aFloodComplaint;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.ClocksByPolicy;
import id.laksa.complaint.Complaint;
import id.laksa.complaint.EventType;
import id.laksa.complaint.Location;
import id.laksa.complaint.NewEvent;
import id.laksa.complaint.PhotoRef;
import id.laksa.complaint.SlaClocks;
import id.laksa.complaint.Status;
import id.laksa.place.GeoPoint;
import id.laksa.place.Place;
import id.laksa.reporter.AdditionDecider.Step;
import id.laksa.texts.CityTexts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdditionDeciderTest {
  private static final Complaint FLOOD = aFloodComplaint();
  private static final SlaClocks SLA_CLOCKS =
      ClocksByPolicy.elapsed(Duration.ofHours(1), Duration.ofHours(2));
  private static final GeoPoint ELSEWHERE = new GeoPoint(-6.1, 106.6);
  private static final Addition PIN =
      new Addition(null, ELSEWHERE, "Pasar", new Place("Tangerang", "Sukasari"), List.of());

  @Test
  void wordsAreToldInTheNoteAndInNoFigure() {
    Step step = decide(FLOOD, Addition.text("Dekat masjid")).orElseThrow();
    assertThat(step.after().state().note()).isEqualTo("Tambahan dari pelapor: Dekat masjid");
    assertThat(step.events().get(0).type()).isEqualTo(EventType.SUPPLEMENTED);
    assertThat(step.events().get(0).actor()).isEqualTo("reporter");
    assertThat(step.events().get(0).text()).isEqualTo("Dekat masjid");
    assertThat(step.events().get(0).data().toString()).doesNotContain("masjid");
    assertThat(step.after().headSeq()).isEqualTo(FLOOD.headSeq());
  }

  @Test
  void aPhotoIsAddedToThoseThere() {
    Step step = decide(FLOOD, Addition.photo(photo(1))).orElseThrow();
    assertThat(step.after().said().photos()).hasSize(2).endsWith(photo(1));
    assertThat(step.events().get(0).data()).containsEntry("photos", 1);
    assertThat(step.after().state().note()).endsWith("1 foto");
  }

  @Test
  void aPhotoThatIsThereAddsNothing() {
    Addition again = Addition.photo(FLOOD.said().photos().get(0));
    assertThat(AdditionDecider.has(FLOOD, again)).isTrue();
    assertThat(AdditionDecider.has(FLOOD, Addition.photo(photo(99)))).isFalse();
    assertThat(AdditionDecider.has(FLOOD, Addition.text("RT 3"))).isFalse();
  }

  @Test
  void moreThanTenPhotosAreNotTaken() {
    List<PhotoRef> nine = IntStream.range(0, 9).mapToObj(AdditionDeciderTest::photo).toList();
    Addition toTen = new Addition(null, null, null, null, nine);
    Complaint full = decide(FLOOD, toTen).orElseThrow().after();
    assertThat(full.said().photos()).hasSize(AdditionDecider.MOST_PHOTOS);
    assertThat(decide(full, Addition.photo(photo(99)))).isEmpty();
  }

  @Test
  void theFirstPlaceHoldsAndALaterOneIsTold() {
    Step step = decide(FLOOD, PIN).orElseThrow();
    assertThat(step.after().said().location()).isEqualTo(FLOOD.said().location());
    assertThat(step.after().state().note()).endsWith("lokasi Pasar (-6.1, 106.6)");
    assertThat(step.events().get(0).data().toString()).doesNotContain("Pasar", "106.6");
  }

  @Test
  void aComplaintWithoutAPlaceTakesThePin() {
    Location nowhere = new Location(null, null, null);
    Complaint placeless = FLOOD.saying(FLOOD.said().with(nowhere, List.of()));
    assertThat(decide(placeless, PIN).orElseThrow().after().said().location())
        .isEqualTo(new Location(ELSEWHERE, "Pasar", new Place("Tangerang", "Sukasari")));
    Location street = new Location(null, "Jl. Moh. Toha", null);
    Complaint onlyStreet = FLOOD.saying(FLOOD.said().with(street, List.of()));
    assertThat(decide(onlyStreet, PIN).orElseThrow().after().said().location().address())
        .isEqualTo("Jl. Moh. Toha");
  }

  @Test
  void whereThePlaceIsKnownOnlyNowItsPolicyMovesTheDatesAtOnce() {
    Complaint placeless =
        FLOOD.saying(FLOOD.said().with(new Location(null, null, null), List.of()));
    Step step = decide(placeless, PIN).orElseThrow();
    assertThat(step.after().state().clock().resolveBy())
        .isEqualTo(placeless.state().clock().resolve().from().plus(Duration.ofHours(2)));
    assertThat(step.events())
        .extracting(NewEvent::type)
        .containsExactly(EventType.SUPPLEMENTED, EventType.RESCHEDULED);
    assertThat(decide(FLOOD, PIN).orElseThrow().after().state().clock())
        .isEqualTo(FLOOD.state().clock());
  }

  @ParameterizedTest
  @EnumSource
  void onlyAnOpenComplaintTakesAnything(Status status) {
    assertThat(decide(aFloodComplaint(status), Addition.text("x")).isPresent())
        .isEqualTo(status.isOpen());
  }

  private static Optional<Step> decide(Complaint complaint, Addition addition) {
    return new AdditionDecider(SLA_CLOCKS, CityTexts.INDONESIAN)
        .decide(complaint, addition, RECEIVED_AT);
  }

  private static PhotoRef photo(int number) {
    return new PhotoRef("PHOTO" + number, "%064d".formatted(number));
  }
}
