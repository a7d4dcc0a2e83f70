package id.laksa.place;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.rulebook.RuleBooks;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  @ValueSource(ints = {0, 45, 90, 135, 180, 225, 270, 315})
  void aroundEveryMiddleIsTheCity(int bearing) {
    assertThat(places.all())
        .allSatisfy(
            k ->
                assertThat(places.find(from(k.centroid(), 0.9 * k.radiusKm(), bearing)))
                    .isPresent());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 45, 90, 135, 180, 225, 270, 315})
  void onlyACloseBorderIsTakenForTheCity(int bearing) {
    assertThat(places.all())
        .allSatisfy(
            k -> {
              GeoPoint far = from(k.centroid(), Math.max(1.0, 1.5 * k.radiusKm()) + 0.05, bearing);
              assertThat(places.find(far)).isNotEqualTo(Optional.of(k.place()));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Tangcity, -6.1932, 106.6347, Tangerang",
    "Batuceper station, -6.1722, 106.6650, Cipondoh",
    "Poris station, -6.1700, 106.6816, Batuceper",
    "Ciledug market, -6.2369, 106.7092, Ciledug",
    "the border in Kreo, -6.2330, 106.7450, Larangan"
  })
  void knownPlacesLieInTheirKecamatan(String name, double lat, double lon, String kecamatan) {
    assertThat(places.find(new GeoPoint(lat, lon)))
        .as(name)
        .map(Place::kecamatan)
        .contains(kecamatan);
  }

  @ParameterizedTest
  @CsvSource({
    "Monas, -6.1754, 106.8272",
    "Serpong BSD, -6.3019, 106.6527",
    "Bandung, -6.9175, 107.6191",
    "Kalideres, -6.1550, 106.7030",
    "Teluknaga, -6.0900, 106.6400",
    "Pondok Aren, -6.2640, 106.7060",
    "Bintaro, -6.2790, 106.7180",
    "Pakualam in Serpong Utara, -6.2360, 106.6640",
    "Gading Serpong, -6.2408, 106.6284",
    "Lippo Karawaci, -6.2297, 106.6113",
    "Bitung, -6.2250, 106.5650",
    "Semanan, -6.1680, 106.7120",
    "Duri Kosambi, -6.1720, 106.7200",
    "Meruya Utara, -6.1970, 106.7380",
    "Joglo, -6.2180, 106.7370",
    "Petukangan Utara, -6.2290, 106.7500",
    "Dadap, -6.0900, 106.7100",
    "Sepatan, -6.1170, 106.5850",
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

  private static GeoPoint from(GeoPoint middle, double km, int bearing) {
    double north = km / 111.195 * Math.cos(Math.toRadians(bearing));
    double east = km / 111.195 * Math.sin(Math.toRadians(bearing));
    return new GeoPoint(
        middle.lat() + north, middle.lon() + east / Math.cos(Math.toRadians(middle.lat())));
  }
}
