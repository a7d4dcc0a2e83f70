package id.laksa.docs;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import id.laksa.browser.Browsers;
import id.laksa.dev.demo.Pictures;
import id.laksa.spine.DepartmentSystem;
import id.laksa.spine.SpineCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Takes the README's pictures: run by docs/images/renew, not with the tests. */
class Screenshots extends SpineCase {
  private static final Path FOLDER = Path.of("docs/images");
  private static final Pattern TICKET = Pattern.compile("LKS(-[0-9A-Z]{4}){4}");
  private static final String NUMBER = "6281234567890";

  @Test
  void renewed() throws Exception {
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr");
        BrowserContext phone = Browsers.visitor(Browsers.phone().setViewportSize(390, 844));
        BrowserContext desk = Browsers.visitor(Browsers.desk())) {
      Page web = phone.newPage();
      web.navigate(engine.http() + "/");
      web.locator("#text")
          .fill("Jalan berlubang di depan SDN 4, tiga pengendara motor jatuh minggu ini.");
      web.locator("#hashtag").selectOption("#jalanrusak");
      web.locator("#photo1")
          .setInputFiles(new FilePayload("jalan.jpg", "image/jpeg", Pictures.pothole(4)));
      shoot(web, "form");
      web.locator("#send").click();
      web.locator("#link").waitFor();
      shoot(web, "receipt");
      String ticket = ticketIn(web.content());
      resolve(dpupr, ticket, 5);
      awaitStatus(ticket, "RESOLVED");
      web.locator("#link").click();
      web.locator(".photos img").first().waitFor();
      whole(web, "tracking");
      chat(dpupr, phone);
      liveRoom(desk);
    }
  }

  private void chat(DepartmentSystem dpupr, BrowserContext phone) throws Exception {
    engine.clock().advance(Duration.ofSeconds(30));
    id.laksa.dev.simulator.Citizen budi = engine.whatsapp().citizen(NUMBER, "Budi");
    budi.text("#jalanrusak Jalan amblas di Jl. Moh. Toha, dekat pasar");
    await().until(() -> budi.inbox().size() == 1);
    String ticket = ticketIn(budi.inbox().get(0).text());
    resolve(dpupr, ticket, 6);
    await().until(() -> budi.inbox().size() == 3);
    Page page = phone.newPage();
    page.navigate(engine.whatsapp().url() + "/simulator/citizens/" + NUMBER);
    whole(page, "whatsapp");
  }

  private void resolve(DepartmentSystem dpupr, String ticket, int seed) throws Exception {
    String photo = evidence(dpupr, ticket, Pictures.repaired(seed));
    dpupr.say("Lubang sudah ditambal.", "pictures-" + seed, ticket, "RESOLVED", photo);
  }

  private void liveRoom(BrowserContext desk) {
    String unclear = accepted(saying("Ada bau menyengat dari selokan belakang pasar")).ticket();
    accepted(saying("Anjing liar banyak sekali di gang kami #anjingliar"));
    accepted(saying("Pohon besar hampir tumbang #pohontumbang"));
    accepted(saying("Sampah menumpuk di TPS #sampah"));
    Page page = desk.newPage();
    page.navigate(engine.http() + "/live-room/");
    page.getByLabel("Nama pengguna").fill("operator");
    page.getByLabel("Kata sandi").fill(engine.password("operator"));
    page.getByText("Masuk", new Page.GetByTextOptions().setExact(true)).click();
    whole(page, "live-room");
    page.navigate(engine.http() + "/live-room/laporan/" + unclear);
    shoot(page, "triage");
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }

  private static void whole(Page page, String name) {
    page.waitForLoadState();
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
  }

  private static String ticketIn(String text) {
    Matcher ticket = TICKET.matcher(text);
    if (!ticket.find()) {
      throw new AssertionError("no ticket number in: " + text);
    }
    return ticket.group();
  }
}
