package id.laksa.browser;

import com.microsoft.playwright.CLI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The browser that tests use: any Chromium, Chrome or Edge of this machine. */
final class InstalledBrowser {
  /** Names one by its path; nothing else is looked for then. */
  static final String VARIABLE = "LAKSA_TEST_BROWSER";

  private static final List<String> NAMES =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "microsoft-edge",
          "microsoft-edge-stable");
  private static final List<String> ELSEWHERE =
      List.of(
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium",
          "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge");
  private static final long FETCH_MINUTES = 5;

  private InstalledBrowser() {}

  /** The one of this machine. */
  static Optional<Path> find() {
    return find(System.getenv());
  }

  /**
   * The one that an environment names, else the first on its path.
   *
   * @throws IllegalStateException if it names one that isn't there
   */
  static Optional<Path> find(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      if (!Files.isExecutable(Path.of(named))) {
        throw new IllegalStateException(VARIABLE + " names no program: " + named);
      }
      return Optional.of(Path.of(named));
    }
    Stream<Path> onPath =
        Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(onPath, ELSEWHERE.stream().map(Path::of))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Has Playwright fetch its own, where it isn't there yet.
   *
   * @throws IllegalStateException with what to install, if it can't
   */
  static void fetch() {
    try {
      Process install =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  CLI.class.getName(),
                  "install",
                  "--only-shell",
                  "chromium")
              .inheritIO()
              .start();
      if (install.waitFor(FETCH_MINUTES, TimeUnit.MINUTES) && install.exitValue() == 0) {
        return;
      }
      install.destroyForcibly();
    } catch (IOException e) {
      throw new IllegalStateException(none(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(none());
  }

  private static String none() {
    return "The pages are tried in a real browser, and none was found: install Chromium, Chrome or"
        + " Edge (apt-get install chromium), or name one by "
        + VARIABLE
        + ".";
  }
}
