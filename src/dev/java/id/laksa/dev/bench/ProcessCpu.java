package id.laksa.dev.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The processor time that an engine took with everything it started, and PostgreSQL's part of it.
 * Linux only. What ended meanwhile is counted by whoever started it.
 *
 * @param all in seconds
 * @param postgres in seconds; 0 where PostgreSQL isn't among them
 */
record ProcessCpu(double all, double postgres) {
  private static final double TICKS_PER_SECOND = 100;
  private static final String POSTGRES = "postgres";
  private static final int FIRST = 11;
  private static final int LAST = 14;

  /** Of this process and its descendants since each began. */
  static ProcessCpu of(long pid) {
    double all = 0;
    double postgres = 0;
    Stream<ProcessHandle> tree =
        ProcessHandle.of(pid).stream()
            .flatMap(engine -> Stream.concat(Stream.of(engine), engine.descendants()));
    for (ProcessHandle process : tree.toList()) {
      String line = stat(process.pid());
      double seconds = seconds(line);
      all += seconds;
      postgres += line.contains("(" + POSTGRES) ? seconds : 0;
    }
    return new ProcessCpu(all, postgres);
  }

  ProcessCpu since(ProcessCpu before) {
    return new ProcessCpu(all - before.all, postgres - before.postgres);
  }

  /** Of {@code /proc/PID/stat}: its own in user and in kernel, and of children that ended. */
  static double seconds(String stat) {
    if (stat.isEmpty()) {
      return 0;
    }
    // The name may hold anything, blanks and brackets too.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int i = FIRST; i <= LAST; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static String stat(long process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process), "stat")).strip();
    } catch (IOException ended) {
      return "";
    }
  }
}
