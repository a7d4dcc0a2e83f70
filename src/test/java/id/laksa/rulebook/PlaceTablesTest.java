package id.laksa.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.place.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTablesTest extends TablesCase {
  private static final String NAMES = "rules/place-names.csv";
  private static final String ROADS = "rules/roads.csv";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rules/place-words.csv | Kel,kelurahan | word must be one word of 2 to 20 small letters",
        "rules/place-words.csv | kel,at | kel is there twice",
        "rules/place-words.csv | kelur,nama | says must be kelurahan, kecamatan, at, street,"
            + " highway, lane, elsewhere or near",
        "rules/place-names.csv | Cpd,inside,Cipondoh,nothing, | name must be 1 to 5 words in small"
            + " letters, at least 3 letters together",
        "rules/place-names.csv | cpd,inside,Atlantis,nothing, | means must be a kelurahan or"
            + " kecamatan of places.csv, not Atlantis",
        "rules/place-names.csv | cikokol,inside,Cipondoh,nothing, | cikokol is a place itself and"
            + " can't mean Cipondoh",
        "rules/place-names.csv | cikokol,outside,Depok,nothing, | cikokol is a place of the city",
        "rules/place-names.csv | cpd,outside,,nothing, | means must say where it lies",
        "rules/place-names.csv | cpd,besar,Cipondoh,nothing, | kind must be inside, outside or"
            + " unclear",
        "rules/place-names.csv | cpd,inside,Cipondoh,sometimes, | needs must be nothing, marker or"
            + " level",
        "rules/roads.csv | ,baru,kota,DPUPR,2026-01-01,,A | road is missing",
        "rules/roads.csv | Jl. Baru,jl baru,besar,DPUPR,2026-01-01,,A | class must be nasional,"
            + " provinsi or kota",
        "rules/roads.csv | Jl. Baru,jl baru,kota,NIHIL,2026-01-01,,A | owner NIHIL is not in"
            + " departments.csv",
        "rules/roads.csv | Jl. Baru,jl baru,kota,DPUPR,1 Januari,,A | from, and to where it ended,"
            + " must be a day such as 2026-02-01",
        "rules/roads.csv | Jl. Baru,jl baru,kota,DPUPR,2026-01-01,x,A | from, and to where it"
            + " ended, must be a day such as 2026-02-01",
        "rules/roads.csv | Jl. Baru,jl baru,kota,DPUPR,2026-01-01,2025-01-01,A | to must not come"
            + " before from",
        "rules/roads.csv | Jl. Baru,jl baru,kota,DPUPR,2026-01-01,, | source is missing: write who"
            + " says so",
        "rules/roads.csv | Jl. Baru,Jl Baru,kota,DPUPR,2026-01-01,,A | names must be small letters,"
            + " parted by ;, each at most 5 words"
      })
  void aBrokenRowIsNamedByFileAndLine(String file, String row, String sentence) {
    assertRefused(file, row, sentence);
  }

  @Test
  void theSameNameInAnotherSpellingIsADuplicate() {
    folders.append(NAMES, "si pondoh,inside,Cipondoh,nothing,");
    folders.append(NAMES, "sipondoh,inside,Cipondoh,nothing,");

    assertThat(folders.faults())
        .containsExactly(
            "%s:%d: sipondoh is there already, on line %d"
                .formatted(NAMES, folders.lines(NAMES), folders.lines(NAMES) - 1));
  }

  @Test
  void aRoadCanNotHaveTwoOwnersOnOneDay() {
    folders.append(ROADS, "Jl. Baru,jl baru,kota,DPUPR,2026-01-01,2026-06-30,A");
    folders.append(ROADS, "Jl. Baru,jl baru,provinsi,EXT_PUPR_BANTEN,2026-06-30,,A");

    assertThat(folders.faults())
        .containsExactly(
            "%s:%d: jl baru holds on line %d for the same days"
                .formatted(ROADS, folders.lines(ROADS), folders.lines(ROADS) - 1));
  }

  @Test
  void aRoadThatChangesItsOwnerIsNoFault() {
    folders.append(ROADS, "Jl. Baru,jl baru,kota,DPUPR,2026-01-01,2026-06-30,A");
    folders.append(ROADS, "Jl. Baru,jl baru,provinsi,EXT_PUPR_BANTEN,2026-07-01,,A");

    assertThat(folders.faults()).isEmpty();
  }

  @Test
  void anotherNameCountsWhenItIsInTheTable() {
    folders.append(NAMES, "si pondoh,inside,Cipondoh,nothing,");

    RuleBook book = RuleBooks.sound(folders.load());
    assertThat(book.classifier().classify("banjir sipondoh", List.of(), null, null).place())
        .isEqualTo(Place.kecamatan("Cipondoh"));
  }
}
