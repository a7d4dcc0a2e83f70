package id.laksa.city.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files of a folder that end alike, each once and within bounds. */
final class CityTexts {
  private static final int MOST = 500;

  private CityTexts() {}

  /** The texts by file, in order; what is too long ends early and is no YAML then. */
  static Map<Path, String> in(Path folder, String ending) throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> counts(one, ending)).sorted().limit(MOST).toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          byte[] bytes = in.readNBytes(CityYaml.MOST_BYTES + 1);
          texts.put(file, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
          // It may be gone again by now.
        }
      }
    }
    return texts;
  }

  private static boolean counts(Path file, String ending) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && name.endsWith(ending) && Files.isRegularFile(file);
  }
}
