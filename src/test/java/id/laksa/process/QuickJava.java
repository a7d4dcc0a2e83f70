package id.laksa.process;

import static java.util.concurrent.TimeUnit.MINUTES;

import id.laksa.app.Laksa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the program is started as a process by tests: by the quick compiler, since runs are short on
 * a shared machine; and from its jar, where Maven has made one, with what one start has read of the
 * classes kept for all others, as {@code ./laksa} does it. A start then takes half the processor
 * time. Without a jar, in an editor say, from the classes as they are.
 */
public final class QuickJava {
  private static final List<String> QUICK =
      List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");
  private static final @Nullable Path JAR =
      System.getProperty("laksa.jar") == null ? null : Path.of(System.getProperty("laksa.jar"));
  private static @Nullable List<String> options;

  private QuickJava() {}

  /** For Java, before the class path. */
  public static synchronized List<String> options() {
    if (options == null) {
      List<String> all = new ArrayList<>(QUICK);
      Path archive = JAR == null ? null : archive(JAR);
      if (archive != null) {
        all.addAll(List.of("-Xlog:disable", "-Xlog:all=warning,cds*=off:stderr"));
        all.add("-XX:SharedArchiveFile=" + archive);
      }
      options = List.copyOf(all);
    }
    return options;
  }

  /** As a city's image has it, without what only a trial needs, where there is a jar. */
  public static String productionClassPath() {
    return JAR == null ? System.getProperty("java.class.path") : JAR.toString();
  }

  /** With what is delivered, and nothing of the tests where there is a jar. */
  public static String classPath() {
    return JAR == null
        ? System.getProperty("java.class.path")
        : JAR.resolveSibling("trial/laksa-trial.jar").toString();
  }

  /** Made once a build, by whichever test comes first; null if that doesn't work. */
  private static @Nullable Path archive(Path jar) {
    Path archive = jar.resolveSibling("tests.jsa");
    try (FileChannel file =
            FileChannel.open(
                jar.resolveSibling("tests.jsa.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      requireHeld(lock);
      if (!Files.exists(archive)
          || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
        write(archive);
      }
      // An empty one says that it was tried.
      return Files.size(archive) > 0 ? archive : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireHeld(FileLock lock) {
    if (!lock.isValid()) {
      throw new IllegalStateException("another test is at the archive");
    }
  }

  private static void write(Path archive) throws IOException {
    Path fresh = archive.resolveSibling("tests.jsa.new");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK);
    command.addAll(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + fresh));
    command.addAll(List.of("-Djdk.serialFilter=!*", "-Dlaksa.home=" + LaksaProgram.HOME));
    command.addAll(List.of("-cp", classPath(), Laksa.class.getName(), "quick-start"));
    Files.write(archive, new byte[0]);
    Process start =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(archive.resolveSibling("tests.jsa.log").toFile())
            .start();
    try {
      if (start.waitFor(5, MINUTES) && start.exitValue() == 0 && Files.exists(fresh)) {
        Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
      }
      start.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
