package id.laksa.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hubungi 0812-3456-7890 ya | hubungi *** ya",
        "WA +62 812 3456 7890. | WA ***.",
        "telp (021) 5512345 siang | telp (*** siang",
        "NIK 3671012345678901 atas | NIK *** atas",
        "no KK 3671 0123 4567 8901 | no KK ***",
        "tulis ke siti.contoh+lapor@contoh.co.id saja | tulis ke *** saja",
        "lihat https://contoh.id/a?b=c#d dan www.contoh.com/x | lihat *** dan ***",
        "ada di wa.me/62000 atau contoh.id. | ada di *** atau ***.",
        "ig @siti_contoh99 tahu | ig *** tahu",
        "motor B 1234 XYZ parkir | motor *** parkir",
        "mobil b1234xyz ngebut | mobil *** ngebut",
        "Jl. Melati No. 12B depan | Jl. Melati No *** depan",
        "perum blok C5/12 banjir | perum blok *** banjir",
        "nama saya siti contoh dari Cipondoh | nama saya *** dari Cipondoh",
        "Nama: Siti Contoh Sari, warga | Nama: ***, warga",
        "a.n. Siti Contoh belum jadi | a.n. *** belum jadi",
        "KTP atas nama siti belum jadi | KTP atas nama *** belum jadi",
        "Pak Budi Contoh tidak mau | Pak *** tidak mau",
        "bu siti buang sampah | bu *** buang sampah",
        "rumah bpk. budi dan ibu siti kebanjiran | rumah bpk. *** dan ibu *** kebanjiran",
        "saya Siti dari RW 05 | saya *** dari RW 05",
        "Jalan rusak. Terima kasih, Siti Contoh | Jalan rusak. Terima kasih, ***"
      })
  void whatLeadsToAPersonGoes(String text, String masked) {
    assertThat(Masking.of(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jalan berlubang di RT 04 RW 03 Kelurahan Cipondoh #jalanrusak",
        "Pak RT dan pak lurah sudah tahu, mohon Bapak Walikota turun",
        "ibu hamil dan ibu rumah tangga lewat sini, bu tolong",
        "Lampu mati di Jl. H. Mansyur dan Jl KH Hasyim Ashari, gang haji mean",
        "sudah 3 hari, jam 08.00, 2 rumah, 15 cm, 250.000 rupiah",
        "nama jalan ini Melati",
        "dari SDN 4 ke SMP 12, KM 5",
        "saya Mohon bantuan. Terima kasih",
        "sejak tgl 9 Nov 2022, saya. Mohon dibantu, terima kasih. Semoga lekas",
        "di 3 rt dan 2 rw, blok m"
      })
  void whatTheCityNeedsStays(String text) {
    assertThat(Masking.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "1 ",
        "a.",
        "@a",
        "nama saya ",
        "Pak Budi ",
        "b 1 ",
        "ﷺ",
        "\uD83D\uDE2D"
      })
  void noTextTakesItLong(String piece) {
    String text = piece.repeat(4_000 / piece.length());

    assertThat(Masking.of(text)).hasSizeLessThanOrEqualTo(2 * text.length());
  }

  @Test
  void whatWasMaskedIsNotMaskedAgain() {
    String masked = Masking.of("nama saya siti, 081234567890, rumah no 12, pak budi");

    assertThat(Masking.of(masked)).isEqualTo(masked);
  }
}
