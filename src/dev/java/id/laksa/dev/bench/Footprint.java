package id.laksa.dev.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The memory that an engine holds with everything it started, in MiB. Linux only. What processes
 * share, as those of PostgreSQL do, counts once: each for its part (PSS).
 */
public final class Footprint {
  private static final String PSS = "Pss:";
  private static final long KIB_PER_MIB = 1024;
  private final long pid;

  /** Of this process and its children. */
  public Footprint(long pid) {
    this.pid = pid;
  }

  /** The process itself. */
  public long ofItself() {
    return kib(pid) / KIB_PER_MIB;
  }

  /** The process and all that it started; 0 when it is gone. */
  public long ofAll() {
    return ProcessHandle.of(pid)
        .map(
            engine ->
                Stream.concat(Stream.of(engine), engine.descendants())
                    .mapToLong(process -> kib(process.pid()))
                    .sum())
        .map(kib -> kib / KIB_PER_MIB)
        .orElse(0L);
  }

  private static long kib(long process) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", Long.toString(process), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith(PSS))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      // It ended meanwhile, which is said in more than one way.
      if (ProcessHandle.of(process).isEmpty()) {
        return 0;
      }
      throw new IllegalStateException("The memory of process " + process + " can't be read", e);
    }
  }
}
