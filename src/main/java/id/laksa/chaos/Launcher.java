package id.laksa.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How this program's own commands are started as processes: with the same Java and the same jars,
 * and as {@code ./laksa} does, without reading serialized objects.
 *
 * @param mainClass of the command line
 * @param home the folder with rules, conf and routes
 * @param javaOptions of each process
 */
public record Launcher(String mainClass, Path home, List<String> javaOptions) {
  public Launcher {
    javaOptions = List.copyOf(javaOptions);
  }

  /** A command, prepared. */
  Program program(
      List<String> arguments, Map<String, String> environment, String ready, Path said) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-Djdk.serialFilter=!*");
    command.add("-Dlaksa.home=" + home);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return new Program(command, environment, ready, said);
  }
}
