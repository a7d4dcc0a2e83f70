package id.laksa.dev.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * How this program's own commands are started as processes: with the same Java, and as {@code
 * ./laksa} does, without reading serialized objects.
 *
 * @param mainClass of the command line
 * @param home the folder with rules, conf and routes
 * @param javaOptions of each process
 * @param classPath of each process
 * @param ports gives a port that is free, another each time
 */
public record Launcher(
    String mainClass, Path home, List<String> javaOptions, String classPath, IntSupplier ports) {
  public Launcher {
    javaOptions = List.copyOf(javaOptions);
  }

  /** From the same jars as this process. */
  public Launcher(String mainClass, Path home, List<String> javaOptions, IntSupplier ports) {
    this(mainClass, home, javaOptions, System.getProperty("java.class.path"), ports);
  }

  /** A command, prepared. */
  Program program(
      List<String> arguments, Map<String, String> environment, String ready, Path said) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
    command.add("-Djdk.serialFilter=!*");
    command.add("-Dlaksa.home=" + home);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(arguments);
    return new Program(command, environment, ready, said);
  }
}
