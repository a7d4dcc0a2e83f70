package id.laksa.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of secrets that only its owner reads, {@code name=value} a line. What is in it stays; what
 * is missing is made up and added.
 */
final class SecretFile {
  private static final Logger LOG = LoggerFactory.getLogger(SecretFile.class);

  private SecretFile() {}

  /**
   * Reads the file, after adding what it lacks; a crash leaves it as it was or complete.
   *
   * @param wanted how to make each value that may be missing, by its name
   * @return every name in the file with its value
   * @throws StartupFailure if it can't be read or written, everybody can read it, or a line isn't
   *     {@code name=value}
   */
  static Map<String, String> complete(Path file, Map<String, Supplier<String>> wanted) {
    try {
      requireSecret(file);
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      Map<String, String> secrets = parse(file, lines);
      List<String> all = new ArrayList<>(lines);
      wanted.forEach(
          (name, maker) -> {
            if (!secrets.containsKey(name)) {
              secrets.put(name, maker.get());
              all.add(name + "=" + secrets.get(name));
            }
          });
      if (all.size() > lines.size()) {
        write(file, String.join("\n", all) + "\n");
      }
      return secrets;
    } catch (IOException e) {
      throw DataFolder.unwritable(file, e);
    }
  }

  /** Who may only read it, a group that the city gave it to, is let be. */
  private static void requireSecret(Path file) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try {
      if (OwnFolder.tighten(file)) {
        LOG.warn("{} could be read by other users of this machine and is closed to them now", file);
      }
    } catch (IOException e) {
      if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
        throw new StartupFailure(
            file + " can be read by every user of this machine: chmod 600 it, as its owner.", e);
      }
    }
  }

  private static Map<String, String> parse(Path file, List<String> lines) {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      int equals = line.indexOf('=');
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (equals < 1 || equals == line.length() - 1) {
        throw new StartupFailure(
            "Line " + number + " of " + file + " is not name=value: correct it, or remove it.");
      }
      secrets.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return secrets;
  }

  private static void write(Path file, String content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, OwnFolder.FILE);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(StandardCharsets.UTF_8.encode(content));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.resolveSibling("."))) {
      folder.force(true);
    }
  }
}
