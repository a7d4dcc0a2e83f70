package id.laksa.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.http.Pages;
import id.laksa.texts.Messages;
import id.laksa.texts.Messages.Language;
import id.laksa.web.http.PageTexts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the ledger would have to be away for, at the very moment between login and receipt. */
class DeskReceiptTemplateTest {
  private static final String LINK = "https://laksa.example/lacak/LKS-0000-0000-0000-0000/key";

  @Test
  void aPromisedReceiptSaysTheNumberAndThatTheRestComesLater() {
    Map<String, Object> model = new HashMap<>();
    model.put("user", "sari");
    model.put("token", "t");
    model.put("t", new PageTexts(Messages.load(Path.of("conf")), Language.INDONESIAN));
    model.put("ticket", "LKS-0000-0000-0000-0000");
    model.put("link", LINK);
    model.put("whatsApp", false);
    model.put("emergency", false);
    model.put("promised", true);
    model.put("own", true);
    assertThat(new Pages().render("live-room/desk-receipt.ftlh", model))
        .contains("LKS-0000-0000-0000-0000", LINK, "tersimpan dengan aman")
        .doesNotContain("paling lambat");
  }
}
