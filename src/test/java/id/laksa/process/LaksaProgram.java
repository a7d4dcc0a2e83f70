package id.laksa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.laksa.app.Laksa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program in a process group of its own, LAKSA's as a rule; what it says goes to two files. */
final class LaksaProgram implements AutoCloseable {
  /** The folder with the rules, routes and settings that are delivered. */
  static final Path HOME = Path.of("").toAbsolutePath();

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final Path out;
  private final Path err;

  /** How it ended. */
  record Ending(int code, String out, String err) {}

  private LaksaProgram(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts LAKSA.
   *
   * @param said where the two files are made
   * @param environment beside the inherited one, of which nothing of LAKSA's is left
   */
  static LaksaProgram start(
      Path said, Path home, Map<String, String> environment, List<String> arguments) {
    return start(Laksa.class, said, home, environment, arguments);
  }

  /** Starts any program of the class path. */
  static LaksaProgram start(
      Class<?> main,
      Path said,
      Path home,
      Map<String, String> environment,
      List<String> arguments) {
    try {
      Path out = Files.createTempFile(said, "laksa", ".out");
      Path err = Files.createTempFile(said, "laksa", ".err");
      ProcessBuilder program =
          new ProcessBuilder(command(main, home, arguments))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      program.environment().keySet().removeIf(name -> name.startsWith("LAKSA_"));
      program.environment().putAll(environment);
      return new LaksaProgram(program.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Class<?> main, Path home, List<String> arguments) {
    List<String> command = new ArrayList<>();
    // As the launcher does it for an engine.
    command.addAll(List.of("sh", "-c", "umask 077 && exec setsid \"$@\"", "laksa"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QuickJava.options());
    command.addAll(List.of("-Dlaksa.home=" + home, "-Djdk.serialFilter=!*"));
    command.addAll(List.of("-cp", classPath(main, arguments), main.getName()));
    command.addAll(arguments);
    return command;
  }

  /** An engine with its stores outside runs as in a city's image. */
  private static String classPath(Class<?> main, List<String> arguments) {
    if (main != Laksa.class) {
      return System.getProperty("java.class.path");
    }
    return arguments.stream().anyMatch(one -> one.startsWith("--laksa.kafka.brokers="))
        ? QuickJava.productionClassPath()
        : QuickJava.classPath();
  }

  /** What it said on standard output so far. */
  String out() {
    return read(out);
  }

  /** What it said on standard error so far. */
  String err() {
    return read(err);
  }

  /** Waits until it has said something on standard output. */
  LaksaProgram awaitSaid(String words) {
    await().atMost(PATIENCE).until(() -> !isAlive() || out().contains(words));
    assertThat(isAlive()).as("it started: %s", err()).isTrue();
    return this;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to stop, as Ctrl-C and service managers do. */
  void terminate() {
    process.destroy();
  }

  /** Ends it and everything that it started, at once, without a warning. */
  void kill() {
    List<String> kill = new ArrayList<>(List.of("kill", "-KILL", "--", "-" + process.pid()));
    process.descendants().map(child -> Long.toString(child.pid())).forEach(kill::add);
    try {
      new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for its end. */
  Ending awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as("it ends; so far it said %s%s", out(), err())
        .isTrue();
    return new Ending(process.exitValue(), out(), err());
  }

  /** Processes that work in a folder or name it on their command line, this JVM's apart. */
  static List<ProcessHandle> runningOn(Path folder) {
    return ProcessHandle.allProcesses().filter(process -> isOn(process, folder)).toList();
  }

  private static boolean isOn(ProcessHandle process, Path folder) {
    if (process.info().commandLine().orElse("").contains(folder.toString())) {
      return !process.equals(ProcessHandle.current());
    }
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .startsWith(folder);
    } catch (IOException e) {
      return false;
    }
  }

  private static String read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(line -> line + "\n").reduce("", String::concat);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (isAlive()) {
      kill();
    }
  }
}
