package id.laksa.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages that people read, in Markdown. */
public final class Documents {
  private static final Pattern SHELL =
      Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern CODE =
      Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final List<Path> FOLDERS =
      Stream.of("docs", "rules", "routes", "deploy").map(Path::of).toList();

  private Documents() {}

  /** All of them. */
  public static List<Path> all() throws IOException {
    try (Stream<Path> top = Files.list(Path.of(""))) {
      Stream<Path> all = top.filter(Documents::isPage).toList().stream();
      for (Path folder : FOLDERS) {
        try (Stream<Path> files = Files.walk(folder)) {
          all = Stream.concat(all, files.filter(Documents::isPage).toList().stream());
        }
      }
      return all.sorted().toList();
    }
  }

  /** What a page tells to type, in its order; {@code sh} stands above such a block. */
  public static List<String> shell(Path page) throws IOException {
    return SHELL.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList();
  }

  /** A page without its blocks of code. */
  static String prose(Path page) throws IOException {
    return CODE.matcher(Files.readString(page)).replaceAll("");
  }

  private static boolean isPage(Path file) {
    return file.toString().endsWith(".md");
  }
}
