package id.laksa.fieldpage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import id.laksa.browser.Browsers;
import id.laksa.dev.demo.Pictures;
import id.laksa.spine.Citizen.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The field page in a real browser, on a small telephone. */
class FieldPageBrowserIT extends FieldCase {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aComplaintIsAcceptedPhotographedAndResolved(boolean javaScript) {
    int seed = javaScript ? 7_700 : 7_710;
    String ticket = aRoadWithAPhoto(seed);
    ColorScheme colours = javaScript ? ColorScheme.LIGHT : ColorScheme.DARK;
    try (BrowserContext phone =
        Browsers.visitor(
            Browsers.phone().setJavaScriptEnabled(javaScript).setColorScheme(colours))) {
      phone.setDefaultTimeout(20_000);
      Page page = phone.newPage();
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.navigate(engine.http() + "/opd/");
      look(page, javaScript, "login");
      page.getByLabel("Nama pengguna").fill("dpupr");
      page.getByLabel("Kata sandi").fill(engine.password("dpupr"));
      press(page, "Masuk");
      assertThat(page.locator("h1")).hasText("Laporan yang harus ditangani");
      look(page, javaScript, "list");
      page.navigate(engine.http() + pageOf(ticket));
      look(page, javaScript, "new");
      press(page, "Terima laporan");
      assertThat(page.locator("main > .done")).containsText("sudah dicatat");
      press(page, "Mulai kerjakan");
      assertThat(page.locator("main > .done")).containsText("sudah dicatat");
      take(page, Pictures.pothole(seed));
      assertThat(page.locator(".verdict")).hasText("Foto tidak dapat dipakai. Ambil foto lain.");
      look(page, javaScript, "refused");
      take(page, Pictures.repaired(seed + 1));
      assertThat(page.locator(".own > li")).hasCount(2);
      look(page, javaScript, "photo");
      page.getByLabel("Apa yang sudah dikerjakan?").fill("Lubang sudah ditambal.");
      press(page, "Nyatakan selesai");
      assertThat(page.locator(".status")).hasText("Selesai, menunggu konfirmasi pelapor");
      look(page, javaScript, "done");
      assertThat(complaints).isEmpty();
    }
    assertThat(citizen.look(ticket).path("status").asText()).isEqualTo("RESOLVED");
  }

  private static void press(Page page, String button) {
    page.locator("main button", new Page.LocatorOptions().setHasText(button)).first().click();
  }

  private static void take(Page page, byte[] photo) {
    page.locator("#photo").setInputFiles(new FilePayload("<b>x</b>.jpg", "image/jpeg", photo));
    press(page, "Simpan foto");
    assertThat(page.locator("main > .done")).containsText("Foto tersimpan");
  }

  /** Everybody can use it, and it fits. */
  private static void look(Page page, boolean javaScript, String name) {
    page.waitForLoadState();
    String file = "target/field-" + name + (javaScript ? "" : "-dark") + ".png";
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(file)));
    if (javaScript) {
      // Axe itself is a script; it would wait for ever.
      assertThat(Browsers.barriers(page)).describedAs(name).isEmpty();
      assertThat(Browsers.overflows(page)).describedAs(name).isFalse();
    }
  }

  private String aRoadWithAPhoto(int seed) {
    var complaint =
        JSON.createObjectNode()
            .put("text", "Jalan berlubang besar di depan SDN 4, motor sering jatuh #jalanrusak");
    complaint
        .putObject("location")
        .put("lat", -6.1783)
        .put("lon", 106.6319)
        .put("address", "Jl. Moh. Toha, depan SDN 4");
    return citizen
        .postForm(
            COMPLAINTS,
            List.of(Part.complaint(complaint.toString()), Part.photo(Pictures.pothole(seed))),
            Map.of())
        .ticket();
  }
}
