package id.laksa.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.complaint.Reporter;
import id.laksa.intake.Submission;
import id.laksa.place.GeoPoint;
import id.laksa.whatsapp.InboundMessage.Pin;
import id.laksa.whatsapp.InboundMessage.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplainingTest {
  private static final GeoPoint TANGERANG = new GeoPoint(-6.17, 106.63);
  private static final WhatsAppUser NUMBER = new WhatsAppUser("62811", null);

  @Test
  void nobodyIsKnownToTheDepartmentUnlessHeSaysSo() {
    assertThat(of("#sampah").anonymous()).isTrue();
    assertThat(of("#sampah #Terbuka").anonymous()).isFalse();
    assertThat(of("#sampah").confidential()).isFalse();
    assertThat(of("#sampah #rahasia").confidential()).isTrue();
  }

  @Test
  void theMessageIsItsKeyAndTheNumberTheReporters() {
    Submission submission = of("#sampah");
    assertThat(submission.externalKey()).isEqualTo("wamid.1");
    assertThat(submission.reporter()).isEqualTo(new Reporter("Siti", "+62811", null));
    assertThat(of("#sampah", new WhatsAppUser(null, "US.1"), null).reporter())
        .isEqualTo(new Reporter("Siti", null, null));
  }

  @Test
  void aPlaceAbroadIsNoPlace() {
    assertThat(of("#sampah", NUMBER, new Pin(TANGERANG, "Pasar")).point()).isEqualTo(TANGERANG);
    assertThat(of("#sampah", NUMBER, new Pin(new GeoPoint(37.4, -122.1), "Abroad")).point())
        .isNull();
  }

  @Test
  void whatIsTooLongIsPartedWithinNoCharacter() {
    String text = "😀".repeat(3_999) + "ab";
    assertThat(of(text).text()).isEqualTo("😀".repeat(3_999) + "a");
    assertThat(Complaining.rest(text)).isEqualTo("b");
    assertThat(Complaining.rest("😀".repeat(4_000))).isNull();
    assertThat(Complaining.rest("a".repeat(4_000) + "   ")).isNull();
  }

  private static Submission of(String text) {
    return of(text, NUMBER, null);
  }

  private static Submission of(String text, WhatsAppUser sender, @Nullable Pin pin) {
    InboundMessage message =
        new InboundMessage("wamid.1", sender, "Siti", null, null, new Text(text));
    return Complaining.of(message, new Contact(UUID.randomUUID(), sender, "Siti"), text, pin);
  }
}
