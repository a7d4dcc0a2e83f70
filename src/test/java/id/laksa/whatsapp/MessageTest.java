package id.laksa.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.laksa.whatsapp.Message.Button;
import id.laksa.whatsapp.Message.Buttons;
import id.laksa.whatsapp.Message.Image;
import id.laksa.whatsapp.Message.Template;
import id.laksa.whatsapp.Message.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final PhotoBytes PHOTO = PhotoBytes.of(new byte[] {1});

  @Test
  void aTextThatFitsStaysAsItIs() {
    String longest = "a".repeat(4_096);
    assertThat(new Text(longest, null).body()).isEqualTo(longest);
  }

  @Test
  void aTextThatIsTooLongEndsInAnEllipsis() {
    assertThat(new Text("a".repeat(4_097), null).body()).hasSize(4_096).endsWith("a…");
  }

  @Test
  void noCodePointIsCut() {
    String cut = new Button("yes", "a".repeat(18) + "😀😀").title();
    assertThat(cut).isEqualTo("a".repeat(18) + "…");
  }

  @Test
  void aCaptionAndAButtonsBodyAreShortenedToo() {
    Button yes = new Button("yes", "Ya");
    assertThat(new Image(PHOTO, "a".repeat(5_000)).caption()).hasSize(1_024);
    assertThat(new Buttons("a".repeat(5_000), List.of(yes), null).body()).hasSize(1_024);
  }

  @Test
  void aTemplatesParameterBecomesOneLine() {
    Template template =
        new Template("done", "id", List.of(" Jalan\n\trusak \u00a0   sekali "), null, List.of());
    assertThat(template.parameters()).containsExactly("Jalan rusak sekali");
  }

  @Test
  void aBlankTextIsTheCallersMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Text(" ", null));
  }

  @Test
  void fourButtonsAreTheCallersMistake() {
    List<Button> four =
        List.of(
            new Button("a", "A"), new Button("b", "B"), new Button("c", "C"), new Button("d", "D"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Buttons("?", four, null));
  }

  @Test
  void twoButtonsThatLookAlikeAreTheCallersMistake() {
    List<Button> alike = List.of(new Button("a", "Ya"), new Button("b", "Ya"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Buttons("?", alike, null));
  }

  @Test
  void aButtonsIdIsNeverShortened() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Button("a".repeat(257), "A"));
  }

  @Test
  void nothingOfThePersonIsShown() {
    WhatsAppUser sender = new WhatsAppUser("6281234567890", "ID.1349");
    assertThat(sender).asString().doesNotContain("628", "1349");
    assertThat(new Text("rahasia", null)).asString().doesNotContain("rahasia");
    assertThat(new Image(PHOTO, "rahasia")).asString().doesNotContain("rahasia");
  }

  @Test
  void aSenderWithoutNumberAndIdIsTheCallersMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WhatsAppUser(null, " "));
  }
}
