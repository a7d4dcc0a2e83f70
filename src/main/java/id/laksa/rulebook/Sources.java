package id.laksa.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of one folder pair, each read once: what is hashed is what is parsed. */
final class Sources {
  private static final int MOST_BYTES = 1 << 20;
  private static final int VERSION_LENGTH = 12;

  private final Map<String, byte[]> bytesByName = new TreeMap<>();
  private final Collection<Fault> faults;

  Sources(Collection<Fault> faults) {
    this.faults = faults;
  }

  /**
   * Reads a file as UTF-8.
   *
   * @param name what it is called in the version's hash, wherever the folder lies
   * @return empty, and a fault noted, when that can't be done
   */
  Optional<String> read(String name, Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        faults.add(new Fault(path.toString(), 0, "is larger than 1 MiB"));
        return Optional.empty();
      }
      bytesByName.put(name, bytes);
      return decode(path, bytes);
    } catch (IOException e) {
      faults.add(new Fault(path.toString(), 0, "can't be read; is it there?"));
      return Optional.empty();
    }
  }

  /** Lets something that is no file count for the version too. */
  void note(String name, String value) {
    bytesByName.put(name, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Hash of all that was read, in hexadecimal. */
  String version() {
    MessageDigest digest = sha256();
    bytesByName.forEach(
        (name, bytes) -> {
          digest.update((name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
  }

  private Optional<String> decode(Path path, byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < rest.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      faults.add(new Fault(path.toString(), line, "is not UTF-8: save the file as UTF-8"));
      return Optional.empty();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
