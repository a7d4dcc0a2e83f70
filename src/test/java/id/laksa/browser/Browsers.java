package id.laksa.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One real browser for all tests of this JVM: the Chromium that is installed. */
public final class Browsers {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static Browser chromium;

  private Browsers() {}

  /** A visitor with a cheap telephone: 320 pixels wide. */
  public static Browser.NewContextOptions phone() {
    return new Browser.NewContextOptions().setViewportSize(320, 640).setLocale("id-ID");
  }

  /** A visitor at a desk. */
  public static Browser.NewContextOptions desk() {
    return new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("id-ID");
  }

  /** A visitor who has never been here; the caller closes it. */
  public static synchronized BrowserContext visitor(Browser.NewContextOptions options) {
    if (chromium == null) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      chromium =
          playwright
              .chromium()
              .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-browser"));
    }
    return chromium.newContext(options);
  }

  /** What axe finds wrong with a page, one line each; empty when all can use it. */
  public static List<String> barriers(Page page) {
    return new AxeBuilder(page).analyze().getViolations().stream().map(Browsers::told).toList();
  }

  /** Whether a page must be pushed sideways to be read. */
  public static boolean overflows(Page page) {
    return (Boolean)
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).toList();
  }
}
