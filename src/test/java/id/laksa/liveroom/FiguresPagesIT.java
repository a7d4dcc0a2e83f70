package id.laksa.liveroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import id.laksa.browser.Browsers;
import id.laksa.spine.DepartmentSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The board of figures in a real browser: on a telephone, on a desk, on a wall. */
class FiguresPagesIT extends LiveRoomCase {
  private static final String BOARD = "/live-room/papan";
  private final List<BrowserContext> open = new ArrayList<>();

  @AfterEach
  void closeWhatIsOpen() {
    open.forEach(BrowserContext::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 1366, 1920})
  void everybodyCanReadTheBoardAndTheWall(int width) throws Exception {
    someFigures();
    Page page = loggedIn(new NewContextOptions().setViewportSize(width, 1080).setLocale("id-ID"));
    page.getByText("Papan angka").first().click();
    assertThat(page.url()).endsWith(BOARD);
    check(page, "board-" + width);
    page.getByLabel("Menurut").selectOption("bulan");
    page.getByText("Hitung", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.url()).contains("menurut=bulan");
    check(page, "board-month-" + width);
    page.navigate(engine.http() + BOARD + "?menurut=cuaca");
    assertThat(page.locator("[role=alert]").innerText()).contains("menurut");
    check(page, "board-refused-" + width);
    page.navigate(engine.http() + BOARD + "?menurut=kategori");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    check(page, "board-dark-" + width);
    page.navigate(engine.http() + BOARD + "/dinding");
    check(page, "wall-" + width);
  }

  @Test
  void onAWallAllOfItIsSeenAtOnceAndItsFiguresAreLarge() throws Exception {
    someFigures();
    Page page = loggedIn(new NewContextOptions().setViewportSize(1920, 1080).setLocale("id-ID"));
    page.navigate(engine.http() + BOARD + "/dinding");
    assertThat(((Number) page.evaluate("document.documentElement.scrollHeight")).intValue())
        .as("with as many departments as are shown")
        .isLessThanOrEqualTo(1080);
    assertThat(page.locator("tbody tr").count()).isEqualTo(8);
    // A digit of 4 cm is read from five metres: on a screen of 55 inches a pixel is 0.63 mm.
    assertThat(
            ((Number)
                    page.evaluate(
                        "Math.min(...[...document.querySelectorAll('.big b')]"
                            + ".map(e => parseFloat(getComputedStyle(e).fontSize)))"))
                .doubleValue())
        .isGreaterThan(100);
  }

  private void someFigures() throws Exception {
    String ticket = aDamagedRoad();
    for (String hashtag :
        List.of(
            "kebakaran",
            "jalanrusak",
            "sampah",
            "pju",
            "pohontumbang",
            "pkl",
            "jalanprovinsi",
            "kabelputus",
            "ambulans")) {
      accepted(saying("Tolong segera dilihat #" + hashtag));
    }
    anUnclearComplaint();
    try (DepartmentSystem dpupr = new DepartmentSystem(engine, "dpupr")) {
      dpupr.answer(ticket, "RESOLVED", evidence(dpupr, ticket, 9_501));
      awaitStatus(ticket, "RESOLVED");
    }
  }

  private Page loggedIn(NewContextOptions window) {
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

  private static void check(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots/live-room-" + name + ".png")));
    assertThat(Browsers.barriers(page)).describedAs(name).isEmpty();
    assertThat(Browsers.overflows(page)).describedAs(name + " is too wide").isFalse();
  }
}
