package id.laksa.dev.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program in a process group of its own, so that a test can kill it with all it started. */
final class ChildJvm {
  private ChildJvm() {}

  static Process start(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("setsid");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djdk.serialFilter=!*");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  static void awaitLine(Process process, String expected) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.equals(expected)) {
        return;
      }
    }
    throw new AssertionError("ended without saying " + expected + ": " + said);
  }

  static void killGroup(Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid()).start().waitFor();
    process.waitFor();
  }
}
