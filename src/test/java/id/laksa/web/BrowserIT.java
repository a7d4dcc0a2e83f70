package id.laksa.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import id.laksa.browser.Browsers;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.Photographs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages in a real browser, on a small telephone. */
class BrowserIT extends WebCase {
  private static final int MOST_BYTES = 100_000;
  private BrowserContext visitor;

  @AfterEach
  void leave() {
    if (visitor != null) {
      visitor.close();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCitizenReportsWithAndWithoutJavaScript(boolean javaScript) {
    Page page = visit(Browsers.phone().setJavaScriptEnabled(javaScript));
    page.navigate(engine.http() + "/");
    page.getByLabel("Apa yang terjadi?").fill("Jalan berlubang <b>depan</b> SDN 4");
    page.locator("#hashtag").selectOption("#jalanrusak");
    page.locator("#photo1").setInputFiles(photo("jalan.jpg", Photographs.ofAStreet(231)));
    if (javaScript) {
      page.locator("#kecamatan").selectOption("Cipondoh");
    }
    page.locator("#place").selectOption("Cipondoh/Kenanga");
    page.getByLabel("Anonim").check();
    page.locator("#send").click();
    assertThat(page.locator("h1")).hasText("Laporan Anda sudah kami terima");
    page.reload();
    page.locator("#link").click();
    assertThat(page.locator(".said")).hasText("Jalan berlubang <b>depan</b> SDN 4");
    assertThat(page.getByText("Kenanga, Cipondoh")).isVisible();
    assertThat(page.locator(".photos img")).hasCount(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsWrongIsSaidAndWhatWasTypedIsKept(boolean javaScript) {
    Page page = visit(Browsers.phone().setJavaScriptEnabled(javaScript));
    page.navigate(engine.http() + "/");
    page.locator("#text").fill("Lampu mati");
    page.locator("#photo1").setInputFiles(photo("jalan.jpg", Photographs.ofAStreet(232)));
    byte[] text = "bukan foto".getBytes(StandardCharsets.UTF_8);
    page.locator("#photo2").setInputFiles(photo("catatan.jpg", text));
    page.locator("#send").click();
    assertThat(page.locator("#problems")).isFocused();
    assertThat(page.locator("#photo-wrong")).containsText("Berkas 2 bukan foto");
    assertThat(page.locator("#text")).hasValue("Lampu mati");
    assertThat(page.locator("#kept1")).isChecked();
    page.locator("#send").click();
    assertThat(page.locator("h1")).hasText("Laporan Anda sudah kami terima");
    page.locator("#link").click();
    assertThat(page.locator(".photos img")).hasCount(1);
  }

  @Test
  void goingBackAndSendingAgainShowsTheSameReceipt() {
    Page page = visit(Browsers.phone());
    page.navigate(engine.http() + "/");
    page.locator("#text").fill("Pohon tumbang #pohontumbang");
    page.locator("#send").click();
    String ticket = page.locator(".number").textContent();
    page.goBack();
    assertThat(page.locator("#send")).isEnabled();
    page.locator("#text").fill("Pohon tumbang #pohontumbang");
    page.locator("#send").click();
    assertThat(page.locator(".number")).hasText(ticket);
  }

  @Test
  void aWordFindsTheCategory() {
    Page page = visit(Browsers.phone());
    page.navigate(engine.http() + "/");
    page.locator("#wanted").fill("lampu jalan");
    page.locator("#found button").first().click();
    assertThat(page.locator("#hashtag")).hasValue(Pattern.compile("#.+"));
    page.locator("#wanted").fill("zzzz");
    assertThat(page.locator("#found-none")).containsText("Tidak ditemukan");
  }

  @Test
  void hisPlaceIsSentWhenHeWantsIt() {
    Page page =
        visit(
            Browsers.phone()
                .setGeolocation(new Geolocation(-6.19373, 106.68707))
                .setPermissions(List.of("geolocation")));
    page.navigate(engine.http() + "/");
    page.locator("#text").fill("#kampungterang");
    page.locator("#here-take").click();
    assertThat(page.locator("#here-status")).hasText("Lokasi Anda akan ikut dikirim.");
    page.locator("#send").click();
    page.locator("#link").click();
    assertThat(page.getByText("Kenanga, Cipondoh")).isVisible();
  }

  @Test
  void whoRefusesToTellHisPlaceChoosesIt() {
    Page page = visit(Browsers.phone());
    page.navigate(engine.http() + "/");
    page.locator("#here-take").click();
    assertThat(page.locator("#here-status")).containsText("Pilih kelurahan");
  }

  @Test
  void theSecretLinkCanBeCopied() {
    Sent sent = taken(aForm());
    Page page =
        visit(Browsers.phone().setPermissions(List.of("clipboard-read", "clipboard-write")));
    page.navigate(engine.http() + "/lapor/" + sent.ticket() + "/" + sent.key());
    page.locator("#copy").click();
    assertThat(page.locator("#copied")).hasText("Tautan sudah disalin.");
    assertThat((String) page.evaluate("navigator.clipboard.readText()")).endsWith(sent.ownPage());
  }

  @Test
  void heConfirmsWhatWasDone() throws Exception {
    Sent sent = resolved(233);
    Page page = visit(Browsers.phone());
    page.navigate(engine.http() + sent.ownPage());
    page.getByLabel("5 (sangat puas)").check();
    page.locator("text=Ya, sudah selesai").click();
    assertThat(page.locator(".status")).hasText("Selesai");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void heReopensWithAPhotoWithAndWithoutJavaScript(boolean javaScript) throws Exception {
    Sent sent = resolved(javaScript ? 236 : 237);
    Page page = visit(Browsers.phone().setJavaScriptEnabled(javaScript));
    page.navigate(engine.http() + sent.ownPage());
    page.locator("summary").click();
    page.locator("#REOPENED-text").fill("Masih berlubang");
    byte[] street = Photographs.ofAStreet(javaScript ? 2_360 : 2_370);
    page.locator("#REOPENED-photo").setInputFiles(photo("jalan.jpg", street));
    if (javaScript) {
      assertThat(Browsers.barriers(page)).isEmpty();
      assertThat(Browsers.overflows(page)).isFalse();
    }
    page.locator("text=Buka kembali").last().click();
    assertThat(page.locator(".status")).hasText("Diteruskan ke instansi");
    assertThat(page.locator(".photos img")).hasCount(3);
  }

  @Test
  void heRatesAfterConfirming() throws Exception {
    Sent sent = resolved(238);
    Page page = visit(Browsers.phone());
    page.navigate(engine.http() + sent.ownPage());
    page.locator("text=Ya, sudah selesai").click();
    page.getByLabel("4", new Page.GetByLabelOptions().setExact(true)).check();
    assertThat(Browsers.barriers(page)).isEmpty();
    page.locator("text=Kirim nilai").click();
    assertThat(page.locator("text=Kirim nilai")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "en"})
  void everyPageIsSmallFitsATelephoneAndIsOpenToAll(String lang) throws Exception {
    Sent asked = waiting();
    Sent done = resolved(234);
    Sent late = taken(aForm(), Photographs.ofAStreet(235));
    List<String> paths =
        List.of(
            "/",
            "/lacak",
            "/lacak?ticket=LKS-X",
            "/lapor/" + late.ticket() + "/" + late.key(),
            "/lacak/" + late.ticket(),
            late.ownPage(),
            asked.ownPage(),
            done.ownPage(),
            "/tidak-ada");
    // The two languages also stand for the two colour schemes.
    ColorScheme colours = lang.equals("en") ? ColorScheme.DARK : ColorScheme.LIGHT;
    Page page = visit(Browsers.phone().setLocale(lang).setColorScheme(colours));
    AtomicLong bytes = new AtomicLong();
    page.onResponse(
        response -> {
          if (!response.url().contains("/photos/") && !response.url().contains("data:")) {
            bytes.addAndGet(response.body().length);
          }
        });
    for (String path : paths) {
      bytes.set(0);
      page.navigate(engine.http() + path + (path.contains("?") ? "&lang=" : "?lang=") + lang);
      page.waitForLoadState();
      assertThat(Browsers.barriers(page)).describedAs(path).isEmpty();
      assertThat(Browsers.overflows(page)).describedAs(path).isFalse();
      if (!path.equals("/tidak-ada")) {
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(lang);
        assertThat(page.content()).doesNotContain("web.");
      }
      assertThat(bytes.get()).describedAs(path).isBetween(1_000L, (long) MOST_BYTES);
    }
  }

  @Test
  void theFormThatComesBackIsOpenToAll() {
    Page page = visit(Browsers.phone());
    page.navigate(engine.http() + "/");
    page.locator("#text").fill(" ");
    page.locator("#send").click();
    assertThat(page.locator("#text-wrong")).isVisible();
    assertThat(Browsers.barriers(page)).isEmpty();
    assertThat(Browsers.overflows(page)).isFalse();
  }

  private Page visit(NewContextOptions options) {
    visitor = Browsers.visitor(options);
    visitor.setDefaultTimeout(20_000);
    Page page = visitor.newPage();
    return page;
  }

  private Sent waiting() throws Exception {
    Sent sent = taken(aForm());
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.answer(sent.ticket(), "NEEDS_INFO");
      awaitStatus(sent.ticket(), "WAITING_FOR_REPORTER");
    }
    return sent;
  }

  private Sent resolved(int seed) throws Exception {
    Sent sent = taken(aForm(), Photographs.ofAStreet(seed + 1_000));
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.answer(sent.ticket(), "RESOLVED", evidence(dpupr, sent.ticket(), seed));
      awaitStatus(sent.ticket(), "RESOLVED");
    }
    return sent;
  }

  private static FilePayload photo(String name, byte[] content) {
    return new FilePayload(name, "image/jpeg", content);
  }
}
