package id.laksa.dev.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A command of LAKSA in a process group of its own, which can be killed without a warning and
 * started again. Not thread-safe.
 */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long LOOK_MS = 50;
  private static final int LAST_WORDS = 500;
  private final List<String> command;
  private final Map<String, String> environment;
  private final String ready;
  private final Path out;
  private final Path err;
  private @Nullable Process process;

  /**
   * Prepares it.
   *
   * @param environment over the inherited one, of which nothing of LAKSA's is left
   * @param ready what it says on standard output when it is
   * @param said where what it says is written, without the ending of the files' names
   */
  public Program(List<String> command, Map<String, String> environment, String ready, Path said) {
    this.command = new ArrayList<>(List.of("setsid"));
    this.command.addAll(command);
    this.environment = Map.copyOf(environment);
    this.ready = ready;
    this.out = said.resolveSibling(said.getFileName() + ".out");
    this.err = said.resolveSibling(said.getFileName() + ".err");
  }

  /** Starts it; returns at once. */
  public void launch() {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("LAKSA_"));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it is ready.
   *
   * @throws IllegalStateException if it ended before, or took three minutes
   */
  public void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!said().contains(ready)) {
      if (!isAlive() || System.nanoTime() - end > 0) {
        String last = errors();
        throw new IllegalStateException(
            "It did not get ready; see %s: %s"
                .formatted(err, last.substring(Math.max(0, last.length() - LAST_WORDS))));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  /** Starts it and waits until it is ready. */
  public void start() throws InterruptedException {
    launch();
    awaitReady();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** What it said on standard error, in all its lives. */
  public String errors() {
    return read(err);
  }

  /** Ends it and everything that it started, at once, without a warning. */
  public void kill() {
    Process now = process;
    if (now == null || !now.isAlive()) {
      return;
    }
    signal(now, "-KILL");
    try {
      now.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets it and everything that it started stand still: connections stay, nothing answers. */
  public void freeze() {
    Process now = Objects.requireNonNull(process);
    signal(now, "-STOP");
    // What was started while the first signal was on its way; what stands still starts nothing
    // more.
    signal(now, "-STOP");
  }

  /** Lets it go on as if nothing had been. */
  public void thaw() {
    signal(Objects.requireNonNull(process), "-CONT");
  }

  private static void signal(Process process, String signal) {
    List<String> kill = new ArrayList<>(List.of("kill", signal, "--", "-" + process.pid()));
    process.descendants().map(child -> Long.toString(child.pid())).forEach(kill::add);
    try {
      new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }

  private String said() {
    return read(out);
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
