package id.laksa.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;

/** One real browser for all tests of this JVM: one that is installed, else Playwright's own. */
public final class Browsers {
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          // Machines of builds have a small /dev/shm, and a browser that fills it dies.
          "--disable-dev-shm-usage",
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
      BrowserType.LaunchOptions launch = new BrowserType.LaunchOptions().setArgs(QUIET);
      InstalledBrowser.find().ifPresentOrElse(launch::setExecutablePath, InstalledBrowser::fetch);
      chromium = playwright.chromium().launch(launch);
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "close-browser"));
    }
    return chromium.newContext(options);
  }

  /** What axe finds wrong with a page, one line each; empty when all can use it. */
  public static List<String> barriers(Page page) {
    // In the page itself: there are no frames of others, and a second page costs seconds a look.
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
    return axe.analyze().getViolations().stream().map(Browsers::told).toList();
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
