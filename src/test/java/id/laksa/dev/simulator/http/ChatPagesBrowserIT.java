package id.laksa.dev.simulator.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import id.laksa.browser.Browsers;
import id.laksa.dev.simulator.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatPagesBrowserIT {
  @TempDir Path scratch;

  @Test
  void aCitizenChatsOnASmallPhoneAndSeesTheAnswerWithoutReloading() throws Exception {
    try (Bench bench = new Bench(scratch);
        BrowserContext visitor = Browsers.visitor(Browsers.phone())) {
      Page page = visitor.newPage();
      List<String> complaints = new ArrayList<>();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.navigate(bench.url() + "/simulator/");
      assertThat(Browsers.barriers(page)).isEmpty();
      page.getByText("Mulai percakapan").click();
      page.locator("#text").fill("#jalanrusak Jalan berlubang di depan pasar");
      page.getByText("Kirim pesan").click();
      await().until(() -> bench.receiver.messages().size() == 1);
      bench.post(Samples.someButtons());
      page.getByText("Sudah", new Page.GetByTextOptions().setExact(true)).click();
      await().until(() -> bench.receiver.messages().size() == 2);
      assertThat(page.locator("#conversation li")).hasCount(3);
      page.getByText("Kirim foto").first().click();
      page.getByText("Kirim lokasi").first().click();
      page.screenshot(
          new ScreenshotOptions().setFullPage(true).setPath(Path.of("target/simulator-chat.png")));
      assertThat(Browsers.barriers(page)).isEmpty();
      assertThat(Browsers.overflows(page)).isFalse();
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void withoutJavaScriptEverythingCanBeSaidToo() throws Exception {
    try (Bench bench = new Bench(scratch);
        BrowserContext visitor = Browsers.visitor(Browsers.phone().setJavaScriptEnabled(false))) {
      Page page = visitor.newPage();
      page.navigate(bench.url() + "/simulator/");
      page.getByText("Mulai percakapan").click();
      page.locator("#text").fill("#sampah menumpuk");
      page.getByText("Kirim pesan").click();
      page.getByText("Kirim lokasi").first().click();
      page.locator("form[action$=location] button").click();
      bench.post(Samples.someButtons());
      page.getByText("Muat ulang").click();
      page.getByText("Belum", new Page.GetByTextOptions().setExact(true)).click();
      assertThat(page.locator("#conversation li")).hasCount(4);
      await().until(() -> bench.receiver.messages().size() == 3);
    }
  }
}
