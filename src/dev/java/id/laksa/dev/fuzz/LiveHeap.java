package id.laksa.dev.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process of Java holds after everything that nobody needs was thrown away. */
final class LiveHeap {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

  private LiveHeap() {}

  /**
   * Has it collect its garbage, and counts.
   *
   * @param pid of the same user
   * @throws IOException if there is no {@code jcmd} beside this Java, or the process doesn't obey
   */
  static long mebibytes(long pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Matcher total = TOTAL.matcher(said);
    if (!total.find()) {
      throw new IOException("jcmd does not tell what process " + pid + " holds");
    }
    return Long.parseLong(total.group(1)) >> 20;
  }
}
