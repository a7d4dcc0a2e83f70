package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.http.Query;
import id.laksa.liveroom.ListRequest.Wrong;
import id.laksa.rulebook.RuleBooks;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an address asks the board for. */
class FiguresRequestReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void nothingAskedIsTheLastThirtyDaysByDepartment() {
    FiguresRequest request = read("dari=&instansi=");
    assertThat(request.wrong()).isEmpty();
    assertThat(request.scope()).isEqualTo(FiguresScope.of(LocalDate.of(2026, 10, 25), TODAY));
    assertThat(request.by()).isEqualTo(Grouping.DEPARTMENT);
  }

  @Test
  void everythingIsReadAndWrittenAgain() {
    String address =
        "dari=2026-01-01&sampai=2026-12-31&instansi=DPUPR&kategori=jalan-rusak"
            + "&kecamatan=Cipondoh&menurut=bulan";
    FiguresRequest request = read(address);
    assertThat(request.wrong()).isEmpty();
    assertThat(request.address()).isEqualTo(address);
  }

  @Test
  void oneDayAloneIsUntilTodayOrThirtyDaysBefore() {
    assertThat(read("dari=2026-11-20").scope().to()).isEqualTo(TODAY);
    assertThat(read("dari=2026-12-01").scope().to()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(read("sampai=2026-06-30").scope().from()).isEqualTo(LocalDate.of(2026, 6, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "halaman=1, halaman, unknown",
    "menurut=cuaca, menurut, value",
    "dari=kemarin, dari, value",
    "sampai=2026-02-30, sampai, value",
    "instansi=X, instansi, value",
    "kategori=X, kategori, value",
    "kecamatan=Bandung, kecamatan, value",
    "dari=2026-02-01&sampai=2026-01-31, sampai, before",
    "dari=2025-01-01&sampai=2026-01-02, sampai, period"
  })
  void whatCannotBeUnderstoodIsNamed(String address, String field, String reason) {
    assertThat(read(address).wrong()).containsExactly(new Wrong(field, reason));
  }

  @Test
  void aYearIsAsLongAsItMayBe() {
    assertThat(read("dari=2025-01-01&sampai=2026-01-01").wrong()).isEmpty();
  }

  private static FiguresRequest read(String query) {
    return FiguresRequestReader.read(Query.of(query).all(), RuleBooks.theCitysOwn(), TODAY);
  }
}
