package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import id.laksa.browser.Browsers;
import id.laksa.spine.Citizen.Part;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.Photographs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Live Room in a real browser: what an operator does in it, and whether everybody can. */
class LiveRoomPagesIT extends LiveRoomCase {
  private final List<BrowserContext> open = new ArrayList<>();

  @AfterEach
  void closeWhatIsOpen() {
    open.forEach(BrowserContext::close);
  }

  @Test
  void anOperatorLogsInDecidesAndLeaves() {
    String ticket = somethingOdd();
    Page page = loggedIn(Browsers.desk());
    page.getByText(ticket).first().click();
    page.getByLabel("Kategori").selectOption("drainase");
    page.getByLabel("Catatan untuk instansi").fill("Dekat <b>pasar</b>");
    page.getByText("Teruskan", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".done").innerText()).contains("Laporan " + ticket + " diteruskan ke");
    assertThat(history(ticket)).endsWith("dispatched");
    page.getByText("Keluar").click();
    assertThat(page.url()).endsWith("/live-room/login");
  }

  @Test
  void theListReloadsItselfOnlyWhenAskedTo() {
    Page page = loggedIn(Browsers.desk());
    assertThat(page.locator("meta[http-equiv=refresh]").count()).isZero();
    page.getByText("Muat ulang tiap 30 detik").click();
    assertThat(page.locator("meta[http-equiv=refresh]").count()).isEqualTo(1);
    page.getByText("Berhenti memuat ulang").click();
    assertThat(page.locator("meta[http-equiv=refresh]").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everybodyCanReadEveryPage(boolean phone) throws Exception {
    String width = phone ? "phone" : "desk";
    NewContextOptions window = phone ? Browsers.phone() : Browsers.desk();
    String ticket = somethingOdd();
    somethingOfEverything();
    Page page = newcomer(window);
    page.navigate(engine.http() + "/live-room/");
    check(page, "login-" + width);
    page.getByLabel("Nama pengguna").fill("operator");
    page.getByLabel("Kata sandi").fill("salah");
    page.getByText("Masuk", new Page.GetByTextOptions().setExact(true)).click();
    check(page, "login-wrong-" + width);
    Page in = loggedIn(window);
    check(in, "list-" + width);
    somebodyNotTold(ticket);
    in.navigate(engine.http() + "/live-room/belum-disampaikan");
    check(in, "not-told-" + width);
    in.getByLabel("Sudah disampaikan: " + ticket).click();
    assertThat(in.locator(".done").innerText()).contains(ticket, "disampaikan");
    check(in, "told-" + width);
    accounts(in, width);
    in.navigate(engine.http() + pageOf(ticket));
    check(in, "complaint-" + width);
    in.getByLabel("Kategori").selectOption("kekerasan");
    in.getByLabel("Instansi", new Page.GetByLabelOptions().setExact(true)).selectOption("DLH");
    in.getByText("Teruskan", new Page.GetByTextOptions().setExact(true)).click();
    in.getByText("bersifat rahasia").first().waitFor();
    check(in, "warning-" + width);
    in.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    check(in, "dark-" + width);
    in.navigate(engine.http() + "/live-room/");
    check(in, "dark-list-" + width);
  }

  /** The administrator's page with an account, and that person's own page. */
  private void accounts(Page in, String width) {
    in.navigate(engine.http() + "/live-room/akun");
    in.getByLabel("Nama pengguna").fill("siti." + width);
    in.getByLabel("Nama lengkap").fill("Siti Aminah binti Abdurrahman Wahiduddin");
    in.getByLabel("Petugas Live Room").check();
    in.getByText("Tambah", new Page.GetByTextOptions().setExact(true)).click();
    String said = in.locator(".done").innerText();
    check(in, "accounts-" + width);
    Page own = newcomer(width.equals("phone") ? Browsers.phone() : Browsers.desk());
    own.navigate(engine.http() + "/live-room/login");
    own.getByLabel("Nama pengguna").fill("siti." + width);
    own.getByLabel("Kata sandi").fill(said.substring(said.lastIndexOf(' ') + 1));
    own.getByText("Masuk", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(own.url()).endsWith("/live-room/saya");
    check(own, "own-" + width);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOperatorPutsRightWhatADepartmentHas(boolean phone) {
    String width = phone ? "phone" : "desk";
    String ticket = aDamagedRoad();
    Page page = loggedIn(phone ? Browsers.phone() : Browsers.desk());
    page.navigate(engine.http() + pageOf(ticket));
    check(page, "at-department-" + width);
    page.getByLabel("Kategori").selectOption("jalan-rusak");
    page.getByLabel("Alasan", new Page.GetByLabelOptions().setExact(true)).fill("Bukan jalan");
    page.getByText("Alihkan ke instansi lain").click();
    page.getByText("Laporan ini sudah di").waitFor();
    check(page, "same-department-" + width);
    page.getByLabel("Kategori").selectOption("sampah");
    page.getByText("Alihkan ke instansi lain").click();
    page.waitForURL(engine.http() + pageOf(ticket));
    assertThat(page.content()).contains("Dinas Lingkungan Hidup", "Bukan jalan");
    page.getByText("Tarik kembali ke petugas").click();
    page.getByText("Tulis alasannya").waitFor();
    check(page, "recalled-without-reason-" + width);
    page.getByLabel("Alasan", new Page.GetByLabelOptions().setExact(true)).fill("x".repeat(900));
    page.getByText("Tarik kembali ke petugas").click();
    page.getByText("Petugas menariknya dari instansi").waitFor();
    check(page, "recalled-" + width);
    assertThat(history(ticket)).containsSubsequence("recalled", "dispatched", "recalled");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360, 1366})
  void theListBearsAnything(int width) {
    String long1 = accepted(saying("a".repeat(4_000))).ticket();
    String link = "https://maps.example/?q=" + "%2C".repeat(600);
    accepted(
        "{\"text\": \"Lihat %s\", \"confidential\": true, \"location\": {\"lat\": -6.1783, \"lon\": 106.6319,"
                .formatted(link)
            + " \"address\": \""
            + "Jl".repeat(100)
            + "\"}}");
    accepted(saying("\u202eطريق مكسور أمام المدرسة 😀😀😀 #kebakaran"));
    late(aDamagedRoad());
    Page page = loggedIn(new NewContextOptions().setViewportSize(width, 800).setLocale("id-ID"));
    page.getByText("Semua laporan").first().click();
    page.getByText(long1).first().waitFor();
    check(page, "all-" + width);
    page.getByText("Saringan").first().click();
    page.getByLabel("Instansi", new Page.GetByLabelOptions().setExact(true)).selectOption("DPUPR");
    page.getByLabel("Diteruskan ke instansi").check();
    page.getByText("Tampilkan", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.url()).contains("status=DISPATCHED", "instansi=DPUPR");
    assertThat(page.getByLabel("Diteruskan ke instansi").isChecked()).isTrue();
    check(page, "filtered-" + width);
    page.navigate(engine.http() + "/live-room/laporan?status=x&q=" + "x".repeat(3_000));
    assertThat(page.locator("[role=alert]").innerText()).contains("status");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    check(page, "refused-" + width);
    page.navigate(engine.http() + "/live-room/laporan?q=tidakadasamasekali");
    check(page, "none-" + width);
  }

  private Page loggedIn(NewContextOptions window) {
    Page page = newcomer(window);
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

  private Page newcomer(NewContextOptions window) {
    BrowserContext visitor = Browsers.visitor(window);
    open.add(visitor);
    return visitor.newPage();
  }

  private String somethingOdd() {
    String complaint =
        "{\"text\": \"Ada yang aneh di depan rumah sejak minggu lalu, setiap hujan bertambah"
            + " banyak.\\nMohon segera dilihat.\", \"location\": {\"lat\": -6.1783,"
            + " \"lon\": 106.6319, \"address\": \"Jl. Moh. Toha, gang Mawar\"}}";
    var receipt =
        citizen.postForm(
            COMPLAINTS,
            List.of(Part.complaint(complaint), Part.photo(Photographs.ofAStreet(31))),
            Map.of());
    assertThat(receipt.status()).isEqualTo(201);
    return receipt.ticket();
  }

  private void somethingOfEverything() throws Exception {
    accepted(saying("Ada anak dipukul tetangga #kekerasan #keccipondoh di kontrakan sebelah"));
    accepted("{\"text\": \"Saya melihat hal yang aneh\", \"confidential\": true}");
    accepted(
        "{\"text\": \"Rumah terbakar #kebakaran\", \"location\": {\"lat\": -7.5, \"lon\": 110.2}}");
    accepted(saying("Surat pengantar RT lama sekali #kelurahan"));
    String road = aDamagedRoad();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.answer(road, "RETURNED");
      awaitStatus(road, "RETURNED");
    }
    // The longest names there are: the list must stay within the page all the same.
    late(aDamagedRoad());
    late(accepted(saying("Lampu mati #kampungterang #keccipondoh")).ticket());
  }

  private void somebodyNotTold(String ticket) {
    ledger
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  "insert into not_told (complaint_id, seq, what, at)"
                      + " select id, 3, 'DISPATCHED', received_at from complaint where ticket = ?",
                  ticket);
              handle.execute(
                  "insert into news_way (complaint_id, seq, way, status, reason, at)"
                      + " select id, 3, 'WHATSAPP', 'failed', 'undeliverable-131026', received_at"
                      + " from complaint where ticket = ?",
                  ticket);
            });
  }

  private void late(String ticket) {
    ledger.makeDue(ticket, engine.clock().instant());
    await().until(() -> history(ticket).contains("deadline-passed"));
  }
}
