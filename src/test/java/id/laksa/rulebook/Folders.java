package id.laksa.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the delivered folders, to be broken. */
final class Folders {
  private final Path root;

  Folders(Path root) {
    this.root = root;
    copy("rules");
    copy("conf");
    copy("conf/calendars");
  }

  LoadResult load() {
    return RuleBook.load(rules(), conf());
  }

  Path rules() {
    return root.resolve("rules");
  }

  Path conf() {
    return root.resolve("conf");
  }

  /** The faults, each as {@code file:line: sentence} with the file from the folders' parent. */
  List<String> faults() {
    return RuleBooks.faults(load()).stream()
        .map(fault -> fault.toString().replace(root + "/", ""))
        .toList();
  }

  /** The warnings, likewise. */
  List<String> warnings() {
    return load().warnings().stream()
        .map(warning -> warning.toString().replace(root + "/", ""))
        .toList();
  }

  Folders replace(String file, String old, String with) {
    String text = text(file);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(file + " has no " + old);
    }
    return write(
        file,
        text.substring(0, text.indexOf(old))
            + with
            + text.substring(text.indexOf(old) + old.length()));
  }

  Folders append(String file, String line) {
    return write(file, text(file) + line + "\n");
  }

  Folders write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  Folders write(String file, byte[] bytes) {
    try {
      Files.write(root.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Folders delete(String file) {
    try {
      Files.delete(root.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int lines(String file) {
    return text(file).lines().toList().size();
  }

  /** The number of the first line that holds these words. */
  int lineOf(String file, String words) {
    List<String> lines = new ArrayList<>(text(file).lines().toList());
    return 1
        + lines.indexOf(lines.stream().filter(l -> l.contains(words)).findFirst().orElseThrow());
  }

  String text(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      Files.createDirectories(root.resolve(folder));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, root.resolve(folder).resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
