package id.laksa.fieldpage;

import static id.laksa.fieldpage.FieldPhone.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.dispatch.CopyOfTheCity;
import id.laksa.spine.Citizen.Answer;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.Photographs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second department without a system does on its phone what its own order asks of it. */
class CopyOnTheFieldPageIT {
  private static final String SECRET = "Kata-kata instansi pertama";
  @TempDir private static Path root;
  private static CopyOfTheCity city;

  @BeforeAll
  static void startACityWhoseDamagedRoadsAreAlsoOfTheWasteDepartment() throws IOException {
    city =
        new CopyOfTheCity(
            root,
            Map.of(),
            Instant.parse("2026-11-23T02:00:00Z"),
            home ->
                Files.writeString(
                    home.resolve("rules/copies.csv"),
                    "jalan-rusak,,,DLH,Puing dibersihkan DLH\n",
                    StandardOpenOption.APPEND));
  }

  @AfterAll
  static void stop() {
    if (city != null) {
      city.close();
    }
  }

  @Test
  void itSeesItsOwnOrderAndNoMoreThanThat() throws Exception {
    String ticket = aCopiedComplaint();
    try (DepartmentSystem dpupr = city.department("dpupr")) {
      dpupr.say(SECRET, "first-" + ticket, ticket, "ACKNOWLEDGED");
      await().until(() -> city.history(ticket).contains("acknowledged"));
    }
    FieldPhone phone = aPhoneOf("dlh");
    assertThat(FieldCase.list(phone)).contains(ticket, "TEMBUSAN");
    String page = html(phone.open(FieldCase.pageOf(ticket)));
    assertThat(page)
        .contains("Jalan berlubang", "Puing dibersihkan DLH", "Penanggung jawab: DPUPR")
        .contains("Terima laporan")
        .doesNotContain(SECRET, "Tanya pelapor", "Usulkan penolakan");
    assertThat(html(aPhoneOf("dpupr").open(FieldCase.pageOf(ticket)))).contains(SECRET);
    FieldPhone stranger = aPhoneOf("dishub");
    assertThat(stranger.open(FieldCase.pageOf(ticket)).status()).isEqualTo(404);
    assertThat(FieldCase.list(stranger)).doesNotContain(ticket);
  }

  @Test
  void itTakesItOnAndShowsThatItIsDoneWithAPhoto() throws Exception {
    String ticket = aCopiedComplaint();
    FieldPhone phone = aPhoneOf("dlh");
    assertThat(FieldCase.say(phone, ticket, "ACKNOWLEDGED", "").status()).isEqualTo(303);
    assertThat(copy(ticket)).isEqualTo("ACKNOWLEDGED");
    assertThat(FieldCase.say(phone, ticket, "NEEDS_INFO", "Di mana?").status()).isEqualTo(409);
    assertThat(FieldCase.say(phone, ticket, "RESOLVED", "").status()).isEqualTo(409);
    Answer kept = FieldCase.upload(phone, ticket, Photographs.ofAStreet(ticket.hashCode()));
    assertThat(kept.status()).isEqualTo(303);
    String page = html(phone.open(FieldCase.pageOf(ticket)));
    String photo = page.replaceFirst("(?s).*name=\"evidence\" value=\"([0-9A-Z]+)\".*", "$1");
    assertThat(phone.open("/opd/foto/" + photo).status()).isEqualTo(200);
    assertThat(aPhoneOf("dishub").open("/opd/foto/" + photo).status()).isEqualTo(404);
    Map<String, String> done =
        FieldPhone.with(
            FieldCase.form(phone.open(FieldCase.pageOf(ticket)), "RESOLVED", "Sudah bersih"),
            Map.of("evidence", photo));
    assertThat(phone.send(FieldCase.pageOf(ticket) + "/tindak-lanjut", done).status())
        .isEqualTo(303);
    assertThat(copy(ticket)).isEqualTo("RESOLVED");
    JsonNode shown = city.citizen().look(ticket);
    assertThat(shown.path("status").asText()).isEqualTo("DISPATCHED");
    assertThat(shown.at("/evidence/0/url").asText()).contains(photo);
    assertThat(FieldCase.list(phone)).doesNotContain(ticket);
    assertThat(html(phone.open(FieldCase.pageOf(ticket)))).contains("Sudah bersih");
  }

  @Test
  void whatItGivesBackLeavesItsPages() throws Exception {
    String ticket = aCopiedComplaint();
    FieldPhone phone = aPhoneOf("dlh");
    assertThat(FieldCase.say(phone, ticket, "RETURNED", "Tidak ada puing").status()).isEqualTo(303);
    assertThat(copy(ticket)).isEqualTo("RETURNED");
    assertThat(phone.open(FieldCase.pageOf(ticket)).status()).isEqualTo(404);
    assertThat(FieldCase.list(phone)).doesNotContain(ticket);
    assertThat(city.citizen().look(ticket).path("status").asText()).isEqualTo("DISPATCHED");
  }

  private static String aCopiedComplaint() {
    String ticket = city.complaint("Jalan berlubang #jalanrusak");
    await().until(() -> copy(ticket).equals("DISPATCHED"));
    return ticket;
  }

  private static String copy(String ticket) {
    return city.citizen().look(ticket).at("/copies/0/status").asText();
  }

  private static FieldPhone aPhoneOf(String user) {
    FieldPhone phone = new FieldPhone(city.http());
    assertThat(phone.logIn(user, city.password(user)).status()).isEqualTo(303);
    return phone;
  }
}
