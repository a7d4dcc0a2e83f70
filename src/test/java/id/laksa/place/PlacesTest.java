package id.laksa.place;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.rulebook.RuleBooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  private final Places places = RuleBooks.theCitysOwn().places();

  @Test
  void theCityHallLiesInTheKecamatanTangerang() {
    assertThat(places.find(new GeoPoint(-6.1783, 106.6319)))
        .map(Place::kecamatan)
        .contains("Tangerang");
  }

  @Test
  void everyKelurahanHoldsItsOwnMiddle() {
    assertThat(places.all())
        .hasSize(104)
        .allSatisfy(k -> assertThat(places.find(k.centroid())).contains(k.place()));
  }

  @Test
  void theAirportBelongsToTheLargeKelurahanAroundIt() {
    assertThat(places.find(new GeoPoint(-6.1200, 106.6620))).contains(new Place("Benda", "Pajang"));
  }

  @ParameterizedTest
  @CsvSource({
    "Monas, -6.1754, 106.8272",
    "Serpong BSD, -6.3019, 106.6527",
    "Bandung, -6.9175, 107.6191",
    "Kalideres, -6.1550, 106.7030",
    "Teluknaga, -6.0900, 106.6400",
    "Cikupa, -6.2300, 106.5200",
    "nowhere, NaN, 106.6",
    "the antipodes, 6.18, -73.35"
  })
  void whatLiesOutsideTheCityHasNoPlace(String name, double lat, double lon) {
    assertThat(places.find(new GeoPoint(lat, lon))).as(name).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-6.1783, 106.6319, true",
    "-11.1, 94.9, true",
    "6.1, 141.1, true",
    "1.3521, 141.2, false",
    "-12, 120, false",
    "0, 0, false",
    "NaN, 106, false",
    "-6, Infinity, false"
  })
  void indonesiaHasBounds(double lat, double lon, boolean inside) {
    assertThat(Places.insideIndonesia(new GeoPoint(lat, lon))).isEqualTo(inside);
  }
}
