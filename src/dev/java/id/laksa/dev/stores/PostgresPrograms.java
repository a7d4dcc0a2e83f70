package id.laksa.dev.stores;

import id.laksa.app.StartupFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How PostgreSQL's programs are run on this machine, by this user. */
final class PostgresPrograms {
  private static final List<String> NOT_ROOT = List.of("unshare", "-U");

  /** Own session: Ctrl-C is for the engine, which then stops PostgreSQL in its turn. */
  private static final List<String> LEASH = List.of("setsid", "setpriv", "--pdeathsig=INT");

  private final Path home;
  private final List<String> identity;
  private final List<String> leash;

  /**
   * Finds out what this machine allows.
   *
   * @param home the folder with {@code bin}
   * @throws StartupFailure if this user is root and may not make a user namespace
   */
  PostgresPrograms(Path home) {
    this.home = home;
    this.identity = isRoot() ? NOT_ROOT : List.of();
    if (!identity.isEmpty() && !works(identity)) {
      throw new StartupFailure(
          "PostgreSQL does not run as root, and this machine forbids user namespaces"
              + " (unshare -U): start the engine as an ordinary user, or set laksa.postgres.url.");
    }
    this.leash = works(LEASH) ? LEASH : List.of();
  }

  /** A process that can be started: one of the programs, errors and output in one stream. */
  ProcessBuilder program(String name, List<String> arguments) {
    return command(identity, name, arguments);
  }

  /**
   * The same, stopped by SIGINT when the thread that started it ends, where the machine can do
   * that.
   */
  ProcessBuilder leashed(String name, List<String> arguments) {
    List<String> before = new ArrayList<>(identity);
    before.addAll(leash);
    return command(before, name, arguments);
  }

  /** Asks a postgres for a fast shutdown; does nothing if it is gone. */
  void interrupt(long pid) {
    run(program("pg_ctl", List.of("kill", "INT", Long.toString(pid))));
  }

  /**
   * Runs a program to its end.
   *
   * @return what it printed, or null if it succeeded
   */
  static @Nullable String run(ProcessBuilder program) {
    try {
      Process process = program.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? null : said.strip();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private ProcessBuilder command(List<String> before, String name, List<String> arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(home.resolve("bin").resolve(name).toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean works(List<String> prefix) {
    List<String> probe = new ArrayList<>(prefix);
    probe.add("true");
    try {
      Process process =
          new ProcessBuilder(probe)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
