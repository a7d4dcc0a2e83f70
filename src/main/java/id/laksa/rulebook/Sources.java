package id.laksa.rulebook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The texts of the files that a rule book is made of. */
final class Sources {
  private final RuleFiles files;
  private final Collection<Fault> faults;
  private final Set<Path> wanted = new HashSet<>();

  Sources(RuleFiles files, Collection<Fault> faults) {
    this.files = files;
    this.faults = faults;
  }

  /** A file as UTF-8; empty, and a fault noted, when that can't be. */
  Optional<String> read(Path path) {
    wanted.add(path);
    Optional<byte[]> bytes = files.bytes(path);
    if (bytes.isEmpty()) {
      faults.add(new Fault(path.toString(), 0, "can't be read; is it there?"));
      return Optional.empty();
    }
    if (bytes.get().length > RuleFiles.MOST_BYTES) {
      faults.add(new Fault(path.toString(), 0, "is larger than 1 MiB"));
      return Optional.empty();
    }
    return decode(path, bytes.get());
  }

  /** The files that nobody asked for. */
  List<Path> unread() {
    return files.all().stream().filter(file -> !wanted.contains(file)).toList();
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
}
