package id.laksa.fieldpage;

import static id.laksa.fieldpage.FieldPhone.hidden;
import static id.laksa.fieldpage.FieldPhone.html;
import static id.laksa.fieldpage.FieldPhone.with;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.Citizen.Part;
import id.laksa.spine.Photographs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Photos of finished work from the phone, and whom they are shown. */
class FieldPhotosIT extends FieldCase {
  private static final Pattern PHOTO =
      Pattern.compile("name=\"evidence\" value=\"([0-9A-Z]{26})\"");

  @Test
  void aPhotoIsTakenThenShown() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    byte[] photo = Photographs.ofAStreet(7_501);
    for (int i = 0; i < 2; i++) {
      Answer uploaded = upload(phone, ticket, photo);
      assertThat(uploaded.status()).describedAs(html(uploaded)).isEqualTo(303);
    }
    Answer page = phone.open(pageOf(ticket));
    assertThat(html(page)).contains("Foto dapat dipakai", "Foto tidak memuat lokasi.");
    Matcher photos = PHOTO.matcher(html(page));
    assertThat(photos.find()).isTrue();
    String id = photos.group(1);
    assertThat(photos.find()).describedAs("an upload tried again doubles nothing").isFalse();
    Answer small = phone.open("/opd/foto/" + id + "?kecil=1");
    assertThat(small.raw().body()).hasSizeLessThan(24_001);
    assertThat(header(small, "Content-Type")).isEqualTo("image/jpeg");
    Answer done =
        phone.send(
            pageOf(ticket) + "/tindak-lanjut",
            with(form(page, "RESOLVED", "Lubang sudah ditambal."), Map.of("evidence", id)));
    assertThat(done.status()).describedAs(html(done)).isEqualTo(303);
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
    assertThat(citizen.look(ticket).path("evidence")).hasSize(1);
    assertThat(html(phone.open(pageOf(ticket)))).doesNotContain("Nyatakan selesai");
  }

  @Test
  void aPhotoThatIsNoEvidenceSaysWhyAndAnotherCanBeTaken() throws Exception {
    byte[] before = Photographs.ofAStreet(7_502);
    String ticket = withPhoto(before);
    FieldPhone phone = aPhoneOf("dpupr");
    upload(phone, ticket, before);
    String page = html(phone.open(pageOf(ticket)));
    assertThat(page)
        .contains("Foto tidak dapat dipakai. Ambil foto lain.", "foto pelapor sendiri")
        .doesNotContainPattern(PHOTO);
    upload(phone, ticket, Photographs.ofAStreet(7_503));
    assertThat(html(phone.open(pageOf(ticket)))).containsPattern(PHOTO);
  }

  @Test
  void whatIsNoPhotoIsRefused() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Answer refused = upload(phone, ticket, "bukan foto".getBytes(StandardCharsets.UTF_8));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(html(refused)).contains("Ambil foto lain");
    assertThat(upload(phone, ticket, new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void whatHasChangedInItsHandsIsToldAsSuch() {
    String ticket = aDamagedRoad();
    FieldPhone phone = aPhoneOf("dpupr");
    Answer page = phone.open(pageOf(ticket));
    upload(phone, ticket, Photographs.ofAStreet(7_505));
    Matcher photo = PHOTO.matcher(html(phone.open(pageOf(ticket))));
    assertThat(photo.find()).isTrue();
    Map<String, String> done =
        with(form(page, "RESOLVED", "Sudah."), Map.of("evidence", photo.group(1)));
    assertThat(phone.send(pageOf(ticket) + "/tindak-lanjut", done).status()).isEqualTo(303);
    Answer late = phone.send(pageOf(ticket) + "/tindak-lanjut", form(page, "NEEDS_INFO", "Apa?"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(html(late)).contains("sudah berubah sejak halaman dibuka");
    Map<String, String> asked = with(hidden(page), Map.of("why", "ingin tahu"));
    assertThat(phone.send(pageOf(ticket) + "/pelapor", asked).status()).isEqualTo(404);
    assertThat(html(phone.open(pageOf(ticket)))).doesNotContain("Tampilkan nama");
  }

  @Test
  void whatItGaveBackIsNoLongerItsToSee() {
    String ticket = withPhoto(Photographs.ofAStreet(7_506));
    FieldPhone phone = aPhoneOf("dpupr");
    Answer page = phone.open(pageOf(ticket));
    Matcher photo = Pattern.compile("/opd/foto/[0-9A-Z]{26}").matcher(html(page));
    assertThat(photo.find()).isTrue();
    assertThat(phone.open(photo.group()).status()).isEqualTo(200);
    Answer said = say(phone, ticket, "RETURNED", "Jalan provinsi.");
    assertThat(header(said, "Location")).isEqualTo("/opd/");
    assertThat(phone.open(pageOf(ticket)).status()).isEqualTo(404);
    assertThat(phone.open(photo.group()).status()).isEqualTo(404);
    Map<String, String> asked = with(hidden(page), Map.of("why", "ingin tahu"));
    assertThat(phone.send(pageOf(ticket) + "/pelapor", asked).status()).isEqualTo(404);
  }

  private String withPhoto(byte[] photo) {
    return citizen
        .postForm(
            COMPLAINTS,
            List.of(Part.complaint(saying("Jalan berlubang #jalanrusak")), Part.photo(photo)),
            Map.of())
        .ticket();
  }
}
