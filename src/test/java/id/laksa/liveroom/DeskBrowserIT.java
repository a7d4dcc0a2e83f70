package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import id.laksa.browser.Browsers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk and what operators share, in a real browser. */
class DeskBrowserIT extends LiveRoomCase {
  private final List<BrowserContext> open = new ArrayList<>();

  @AfterEach
  void leave() {
    open.forEach(BrowserContext::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1366})
  void aCallIsTypedFromTheFirstWordToTheReceipt(int width) {
    Page page = loggedIn(width);
    page.getByText("Catat laporan warga").first().click();
    check(page, "desk-" + width);
    page.getByLabel("Telepon", new Page.GetByLabelOptions().setExact(true)).first().check();
    page.getByLabel("Apa yang terjadi?").fill("Lubang besar di depan pasar, " + width);
    page.getByLabel("Cari: ketik misalnya").fill("lubang");
    page.locator("#found button").first().click();
    page.getByLabel("Kecamatan", new Page.GetByLabelOptions().setExact(true))
        .selectOption("Cipondoh");
    page.getByLabel("Nama", new Page.GetByLabelOptions().setExact(true)).fill("Bu Aminah");
    page.getByLabel("mengizinkan kabar lewat WhatsApp").check();
    page.locator("#send").click();
    page.locator("#phone-wrong").waitFor();
    assertThat(page.getByLabel("Apa yang terjadi?").inputValue())
        .isEqualTo("Lubang besar di depan pasar, " + width);
    check(page, "desk-wrong-" + width);
    page.getByLabel("mengizinkan kabar lewat WhatsApp").uncheck();
    page.locator("#send").click();
    page.locator(".receipt .number").waitFor();
    assertThat(page.url()).contains("/live-room/meja/LKS-");
    assertThat(page.locator("#print").isVisible()).isTrue();
    check(page, "desk-receipt-" + width);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".top").isVisible()).isFalse();
    assertThat(page.locator(".receipt .number").isVisible()).isTrue();
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(ColorScheme.DARK));
    check(page, "desk-receipt-dark-" + width);
    page.getByText("Catat laporan lain").click();
    check(page, "desk-again-" + width);
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1366})
  void operatorsHoldNoteAndHandOver(int width) {
    String ticket = anUnclearComplaint();
    Page page = loggedIn(width);
    page.navigate(engine.http() + pageOf(ticket));
    page.getByText("Saya pegang").click();
    page.getByText("Anda memegang laporan ini").waitFor();
    page.getByLabel("Catatan untuk rekan").fill("Sudah ditelepon @operator " + "x".repeat(300));
    page.getByText("Simpan catatan").click();
    page.getByText("Sudah ditelepon").waitFor();
    check(page, "team-" + width);
    page.navigate(engine.http() + "/live-room/");
    check(page, "overview-held-" + width);
    page.getByText("Pekerjaan saya").click();
    page.getByText("BARU").first().waitFor();
    check(page, "own-work-" + width);
    page.navigate(engine.http() + "/live-room/serah-terima");
    page.getByLabel("Catatan untuk giliran berikut").fill("Semua tenang");
    page.getByText("Simpan catatan").click();
    page.getByText("Semua tenang").first().waitFor();
    check(page, "shift-" + width);
    page.context().clearCookies();
    page.getByLabel("Catatan untuk giliran berikut").fill("Diketik saat sesi berakhir");
    page.getByText("Simpan catatan").click();
    page.getByText("Sesi Anda sudah berakhir").waitFor();
    check(page, "login-kept-" + width);
    page.getByLabel("Nama pengguna").fill("operator");
    page.getByLabel("Kata sandi").fill(engine.password("operator"));
    page.getByText("Masuk", new Page.GetByTextOptions().setExact(true)).click();
    page.getByText("Anda sudah masuk lagi").waitFor();
    check(page, "resume-" + width);
    page.getByText("Lanjutkan", new Page.GetByTextOptions().setExact(true)).click();
    page.getByText("Diketik saat sesi berakhir").first().waitFor();
  }

  private Page loggedIn(int width) {
    NewContextOptions window =
        new NewContextOptions().setViewportSize(width, 800).setLocale("id-ID");
    BrowserContext visitor = Browsers.visitor(window);
    open.add(visitor);
    Page page = visitor.newPage();
    page.navigate(engine.http() + "/live-room/");
    page.getByLabel("Nama pengguna").fill("operator");
    page.getByLabel("Kata sandi").fill(engine.password("operator"));
    page.getByText("Masuk", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.url()).endsWith(LIST);
    return page;
  }

  private void check(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots/live-room-" + name + ".png")));
    assertThat(Browsers.barriers(page)).describedAs(name).isEmpty();
    assertThat(Browsers.overflows(page)).describedAs(name + " is too wide").isFalse();
  }
}
