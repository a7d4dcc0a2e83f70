package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.classification.Priority;
import id.laksa.complaint.Channel;
import id.laksa.complaint.Status;
import id.laksa.http.Query;
import id.laksa.liveroom.ListPosition.Way;
import id.laksa.liveroom.ListRequest.Wrong;
import id.laksa.place.Place;
import id.laksa.rulebook.RuleBook;
import id.laksa.rulebook.RuleBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an address asks the list for. */
class ListRequestReaderTest {
  private static final RuleBook RULES = RuleBooks.theCitysOwn();

  @Test
  void nothingAskedIsEverythingTheNewestFirst() {
    for (String address : List.of("", "q=&status=&instansi=&dari=&terlambat=&urut=&halaman=")) {
      ListRequest request = read(address);
      assertThat(request.wrong()).isEmpty();
      assertThat(request.filter()).isEqualTo(ListFilter.all());
      assertThat(request.position()).isEqualTo(ListPosition.FIRST);
    }
  }

  @Test
  void everyFilterIsReadAndWrittenAgain() {
    String address =
        "q=lubang&status=DISPATCHED&status=CLOSED&instansi=DPUPR&kategori=jalan-rusak"
            + "&kelurahan=Tangerang%2FCikokol&kanal=APP&prioritas=HIGH&dari=2026-01-31"
            + "&sampai=2026-02-01&petugas=siti&urut=terlama";
    ListRequest request = read(address);
    assertThat(request.wrong()).isEmpty();
    ListFilter filter = request.filter();
    assertThat(filter.statuses()).containsExactlyInAnyOrder(Status.DISPATCHED, Status.CLOSED);
    assertThat(filter.department()).isEqualTo("DPUPR");
    assertThat(filter.category()).isEqualTo("jalan-rusak");
    assertThat(filter.place()).isEqualTo(new Place("Tangerang", "Cikokol"));
    assertThat(filter.channel()).isEqualTo(Channel.APP);
    assertThat(filter.priority()).isEqualTo(Priority.HIGH);
    assertThat(filter.from()).isEqualTo(LocalDate.of(2026, 1, 31));
    assertThat(filter.operator()).isEqualTo("siti");
    assertThat(filter.order()).isEqualTo(ListOrder.OLDEST);
    assertThat(filter.address()).isEqualTo(address);
  }

  @Test
  void aFigureIsListedWithinDaysThatAreKnown() {
    String address = "dari=2026-01-01&sampai=2026-12-31&angka=dibuka-lagi";
    ListRequest request = read(address);
    assertThat(request.wrong()).isEmpty();
    assertThat(request.filter().figure()).isEqualTo(Figure.REOPENED);
    assertThat(request.filter().address()).isEqualTo(address);
    assertThat(read("angka=dibuka-lagi&dari=2026-01-01").wrong())
        .containsExactly(new Wrong("angka", "needs-days"));
    assertThat(read("angka=dibuka-lagi&dari=2025-01-01&sampai=2026-12-31").wrong())
        .containsExactly(new Wrong("sampai", "period"));
    assertThat(read("angka=x").wrong()).containsExactly(new Wrong("angka", "value"));
  }

  @Test
  void openIsEveryStatusInWhichSomebodyOwesAnAnswer() {
    ListFilter filter = read("status=terbuka").filter();
    assertThat(filter.statuses()).isEqualTo(ListFilter.open()).contains(Status.TRIAGE);
    assertThat(filter.address()).isEqualTo("status=terbuka");
  }

  @Test
  void onlyWhatIsOpenHasADeadline() {
    assertThat(read("urut=tenggat").filter().possible()).isEqualTo(ListFilter.open());
    assertThat(read("terlambat=ya&status=CLOSED&status=TRIAGE").filter().possible())
        .isEqualTo(Set.of(Status.TRIAGE));
    assertThat(read("urut=tenggat&status=CLOSED").wrong())
        .containsExactly(new Wrong("urut", "only-open"));
    assertThat(read("terlambat=ya&status=CLOSED").wrong())
        .containsExactly(new Wrong("terlambat", "only-open"));
  }

  @Test
  void aKelurahanMayBeNamedAloneAndMustLieInItsKecamatan() {
    assertThat(read("kelurahan=Cikokol").filter().place())
        .isEqualTo(new Place("Tangerang", "Cikokol"));
    assertThat(read("kecamatan=Benda").filter().place()).isEqualTo(Place.kecamatan("Benda"));
    assertThat(read("kecamatan=Benda&kelurahan=Cikokol").wrong())
        .containsExactly(new Wrong("kelurahan", "elsewhere"));
  }

  @ParameterizedTest
  @CsvSource({
    "status=SELESAI,status,value",
    "status=dispatched,status,value",
    "instansi=XXX,instansi,value",
    "kategori=tidak-ada,kategori,value",
    "kecamatan=Jakarta,kecamatan,value",
    "kelurahan=Jakarta,kelurahan,value",
    "kanal=app;drop table complaint,kanal,value",
    "prioritas=9,prioritas,value",
    "terlambat=tidak,terlambat,value",
    "dari=kemarin,dari,value",
    "dari=2026-02-30,dari,value",
    "sampai=9999-12-31,sampai,value",
    "sampai=-2026-01-01,sampai,value",
    "urut=received_at desc,urut,value",
    "halaman=-1,halaman,value",
    "halaman=0,halaman,value",
    "halaman=dua,halaman,value",
    "halaman=99999999999,halaman,value",
    "sesudah=1_2,sesudah,value",
    "sebelum=99999999999999999999_6f0d3c52-3f5e-5d0a-9c44-6c616b736121,sebelum,value",
    "q=%25%5F,q,no-words",
    "telepon=0812,telepon,unknown",
    "page=2,page,unknown"
  })
  void whatIsWrongIsNamed(String address, String field, String reason) {
    assertThat(read(address).wrong()).containsExactly(new Wrong(field, reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 4_000, 4_001, 60_000})
  void whatIsTooLongIsRefusedAndShownShort(int length) {
    ListRequest request = read("q=" + "x".repeat(length));
    assertThat(request.wrong()).containsExactly(new Wrong("q", "too-long"));
    assertThat(request.filter().q()).hasSize(200);
    assertThat(read("x".repeat(length) + "=1").wrong())
        .containsExactly(new Wrong("x".repeat(40), "unknown"));
    assertThat(read("petugas=" + "x".repeat(length)).wrong())
        .containsExactly(new Wrong("petugas", "value"));
  }

  @Test
  void daysMustFollowEachOther() {
    assertThat(read("dari=2026-02-02&sampai=2026-02-01").wrong())
        .containsExactly(new Wrong("sampai", "before"));
    assertThat(read("dari=2026-02-01&sampai=2026-02-01").wrong()).isEmpty();
  }

  @Test
  void aPageIsANumberOrTheLastOrBesideACursor() {
    assertThat(read("halaman=7").position()).isEqualTo(new ListPosition(Way.NUMBERED, null, 7));
    assertThat(read("halaman=1000000000").position().way()).isEqualTo(Way.LAST);
    assertThat(read("halaman=9999999999").position().way()).isEqualTo(Way.LAST);
    assertThat(read("halaman=terakhir").position().way()).isEqualTo(Way.LAST);
    ListCursor cursor =
        new ListCursor(Instant.parse("2026-01-01T00:00:00.000001Z"), UUID.randomUUID());
    assertThat(read("sesudah=" + cursor.text() + "&halaman=2").position())
        .isEqualTo(new ListPosition(Way.AFTER, cursor, 2));
    assertThat(read("sebelum=" + cursor.text()).position())
        .isEqualTo(new ListPosition(Way.BEFORE, cursor, 0));
    assertThat(read("sebelum=" + cursor.text() + "&sesudah=" + cursor.text()).wrong())
        .containsExactly(new Wrong("sebelum", "value"));
  }

  @Test
  void aSignThatNoTextHasInTheLedgerIsLeftOut() {
    assertThat(read("petugas=si%00ti").filter().operator()).isEqualTo("siti");
  }

  private static ListRequest read(String address) {
    return ListRequestReader.read(Query.of(address).all(), RULES);
  }
}
