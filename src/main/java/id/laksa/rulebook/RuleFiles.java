package id.laksa.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables and rules of both folders at one moment, each file read once: what is hashed is what
 * is parsed. Which tables there are is nobody's business here: whatever looks like one counts.
 */
final class RuleFiles {
  /** The largest file that is read whole. */
  static final int MOST_BYTES = 1 << 20;

  private static final int MOST_FILES = 200;
  private static final int VERSION_LENGTH = 12;

  /** The folder of calendars, within {@code conf}. */
  static final String CALENDARS = "calendars";

  private static final Set<String> OF_RULES = Set.of("csv", "drl");
  private static final Set<String> OF_CONF = Set.of("csv");
  private static final Set<String> OF_CALENDARS = Set.of("yaml", "yml");
  private static final Set<String> OF_CLOCK =
      Set.of(SlaRows.NAME, LadderRows.NAME, ReceiverRows.NAME, HolidayRows.NAME);

  private final Map<Path, byte[]> bytesByPath = new TreeMap<>();
  private final double threshold;
  private final String version;
  private final String clockVersion;

  private RuleFiles(Path rulesDir, Path confDir, double threshold) {
    this.threshold = threshold;
    MessageDigest digest = sha256();
    MessageDigest ofClock = sha256();
    digest.update(("threshold " + threshold + "\n").getBytes(StandardCharsets.UTF_8));
    read(rulesDir, OF_RULES, "rules/", digest, ofClock);
    read(confDir, OF_CONF, "conf/", digest, ofClock);
    read(confDir.resolve(CALENDARS), OF_CALENDARS, "conf/calendars/", digest, ofClock);
    this.version = hex(digest);
    this.clockVersion = hex(ofClock);
  }

  /**
   * Reads both folders; what can't be read isn't there.
   *
   * @param threshold the probability from which words decide without an operator, 0 to 1
   */
  static RuleFiles read(Path rulesDir, Path confDir, double threshold) {
    return new RuleFiles(rulesDir, confDir, threshold);
  }

  double threshold() {
    return threshold;
  }

  /** Hash of names, contents and threshold, in hexadecimal; the same wherever the folders lie. */
  String version() {
    return version;
  }

  /** Hash of what deadlines are made of: calendars, holidays, policies, ladders, receivers. */
  String clockVersion() {
    return clockVersion;
  }

  /** A file's bytes, at most {@value #MOST_BYTES} and one more; empty when it can't be read. */
  Optional<byte[]> bytes(Path path) {
    return Optional.ofNullable(bytesByPath.get(path));
  }

  /** Every file, in order. */
  List<Path> all() {
    return List.copyOf(bytesByPath.keySet());
  }

  private void read(
      Path folder, Set<String> endings, String role, MessageDigest digest, MessageDigest ofClock) {
    for (Path file : files(folder, endings)) {
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        bytesByPath.put(file, bytes);
        String head = role + file.getFileName() + " " + bytes.length + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        if (endings == OF_CALENDARS || OF_CLOCK.contains(String.valueOf(file.getFileName()))) {
          ofClock.update(head.getBytes(StandardCharsets.UTF_8));
          ofClock.update(bytes);
        }
      } catch (IOException e) {
        // It may be gone again by now; whoever needs it says that it isn't there.
      }
    }
  }

  private static List<Path> files(Path folder, Set<String> endings) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> counts(file, endings)).sorted().limit(MOST_FILES).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean counts(Path file, Set<String> endings) {
    String name = String.valueOf(file.getFileName());
    // Editors and spreadsheets leave hidden copies beside the file that is edited.
    return !name.startsWith(".")
        && endings.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
