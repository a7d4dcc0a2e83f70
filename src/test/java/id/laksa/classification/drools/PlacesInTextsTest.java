package id.laksa.classification.drools;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Decision;
import id.laksa.place.GeoPoint;
import id.laksa.place.Kelurahan;
import id.laksa.place.Place;
import id.laksa.place.PlaceSource;
import id.laksa.place.Whereabouts;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesInTextsTest {
  private static final RuleBook BOOK = RuleBooks.theCitysOwn();
  private static final GeoPoint CITY_HALL = new GeoPoint(-6.1783, 106.6319);
  private static final GeoPoint MONAS = new GeoPoint(-6.1754, 106.8272);

  static Stream<Kelurahan> everyKelurahan() {
    return BOOK.places().all().stream();
  }

  static Stream<String> everyKecamatan() {
    return everyKelurahan().map(k -> k.place().kecamatan()).distinct();
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/places/sentences.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      ignoreLeadingAndTrailingWhitespace = true)
  void aSentenceNamesThisPlaceAndByTheseWords(
      String text,
      @Nullable String kecamatan,
      @Nullable String kelurahan,
      @Nullable String matched) {
    Decision decision = decide(text);

    assertThat(decision.place())
        .isEqualTo(kecamatan == null ? null : new Place(kecamatan, kelurahan));
    // Before it stand the words that told the matter.
    assertThat(String.join(", ", decision.explanation().matched()))
        .endsWith(matched == null ? "" : matched);
  }

  @ParameterizedTest
  @MethodSource("everyKelurahan")
  void everyKelurahanIsKnownByItsNameHoweverItIsParted(Kelurahan kelurahan) {
    String name = String.valueOf(kelurahan.place().kelurahan());

    Stream.of(
            "kel. " + name,
            "KELURAHAN " + name.toUpperCase(Locale.ROOT),
            "kel." + name.replace(" ", ""),
            "Kel " + name + ", Kec. " + kelurahan.place().kecamatan())
        .forEach(text -> assertThat(decide(text).place()).as(text).isEqualTo(kelurahan.place()));
  }

  @ParameterizedTest
  @MethodSource("everyKecamatan")
  void everyKecamatanIsKnownByItsName(String name) {
    Stream.of("kec. " + name, "kecamatan" + name.toLowerCase(Locale.ROOT), "KEC " + name)
        .map(text -> text.replace("kecamatan", "kecamatan "))
        .forEach(
            text -> assertThat(decide(text).place()).as(text).isEqualTo(Place.kecamatan(name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jalan rusak di Bintaro #jalanrusak",
        "#pju padam daerah Pamulang",
        "#sampah di kecamatan Pondok Aren",
        "#macet di Tangerang Selatan",
        "#banjir wilayah Kabupaten Tangerang"
      })
  void wherePlacesOutsideTheCityAreNamedAndNoneInsideAnOperatorDecides(String text) {
    Decision decision = decide(text);

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.explanation().rule()).isEqualTo("tempat yang disebut di luar kota");
    assertThat(decision.explanation().matched()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#macet arah Serpong",
        "#jalanrusak di Ciledug, perbatasan Bintaro",
        "#jalanrusak di kreo dekat Petukangan",
        "#angkot jurusan Kalideres"
      })
  void aPlaceOutsideThatIsOnlyNearDoesNotCount(String text) {
    assertThat(decide(text).needsTriage()).isFalse();
  }

  @Test
  void aPlaceInWordsDecidesWhichKecamatanAndTheDepartmentIsTold() {
    Decision decision = decide("#kampungterang padam di kel. Cikokol RT 03/05");

    assertThat(decision.department()).isEqualTo(BOOK.departments().named("KEC_TANGERANG"));
    assertThat(decision.placeSource()).isEqualTo(PlaceSource.WORDS);
    assertThat(decision.explanation().matched())
        .containsExactly("#kampungterang", "kel. cikokol", "rt 3/rw 5");
    assertThat(decision.note())
        .isEqualTo("Lokasi menurut kata-kata pelapor: Kel. Cikokol, Kec. Tangerang, RT 3/RW 5.");
  }

  @Test
  void coordinatesCountMoreThanWordsAndTheDepartmentIsToldOfBoth() {
    Decision decision = decide("#kampungterang padam di Ciledug", Whereabouts.at(CITY_HALL, null));

    assertThat(decision.department()).isEqualTo(BOOK.departments().named("KEC_TANGERANG"));
    assertThat(decision.placeSource()).isEqualTo(PlaceSource.POINT);
    assertThat(decision.explanation().matched()).containsExactly("#kampungterang");
    assertThat(decision.note())
        .startsWith("Pelapor menyebut ciledug; yang dipakai titik lokasinya (Kel. ");
  }

  @Test
  void wordsThatAgreeWithTheCoordinatesNeedNoNote() {
    assertThat(decide("#pju di kec. Tangerang", Whereabouts.at(CITY_HALL, null)).note()).isNull();
  }

  @Test
  void aChosenPlaceCountsMoreThanWords() {
    Decision decision =
        decide("#kampungterang di Ciledug", Whereabouts.at(null, new Place("Benda", "Pajang")));

    assertThat(decision.placeSource()).isEqualTo(PlaceSource.CHOSEN);
    assertThat(decision.note())
        .isEqualTo(
            "Pelapor menyebut ciledug;"
                + " yang dipakai pilihannya pada formulir (Kel. Pajang, Kec. Benda).");
  }

  @Test
  void aPointOutsideIsNotBroughtInsideByWords() {
    Decision decision = decide("#kampungterang di kel. Cikokol", Whereabouts.at(MONAS, null));

    assertThat(decision.place()).isNull();
    assertThat(decision.placeSource()).isNull();
    assertThat(decision.explanation().rule()).isEqualTo("lokasi di luar kota");
  }

  @Test
  void placesThatContradictEachOtherLeaveTheKecamatanToAnOperator() {
    Decision decision = decide("#kampungterang mati di Ciledug dan di Cipondoh");

    assertThat(decision.needsTriage()).isTrue();
    assertThat(decision.explanation().matched())
        .containsExactly("#kampungterang", "ciledug", "cipondoh");
    assertThat(decision.note()).isEqualTo("Tempat yang disebut pelapor: ciledug, cipondoh.");
  }

  @Test
  void theAddressIsReadAsTheTextIs() {
    Whereabouts typed =
        new Whereabouts(null, null, "Jl. Melati 5, Kel. Gebang Raya, Kota Tangerang", null);

    assertThat(decide("#kampungterang mati di", typed).place())
        .isEqualTo(new Place("Periuk", "Gebang Raya"));
  }

  private static Decision decide(String text) {
    return decide(text, Whereabouts.UNKNOWN);
  }

  private static Decision decide(String text, Whereabouts where) {
    return BOOK.classifier().decide(text, List.of(), where);
  }
}
