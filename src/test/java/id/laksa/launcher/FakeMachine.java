package id.laksa.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A folder with the launcher in it, and a PATH on which only what a test puts there is found. */
final class FakeMachine {
  private static final List<String> TOOLS =
      List.of("bash", "dirname", "readlink", "find", "mkdir", "touch", "rm", "mv", "flock");

  private static final Instant JAR_TIME = Instant.parse("2026-01-01T00:00:00Z");

  private final Path root;
  private final Path tools;
  final Path home;

  FakeMachine(Path root) throws IOException {
    this.root = root;
    tools = Files.createDirectory(root.resolve("bin"));
    home = Files.createDirectory(root.resolve("la ksa"));
    Files.copy(Path.of("laksa"), home.resolve("laksa"));
    makeExecutable(home.resolve("laksa"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.createDirectories(home.resolve("src/main/java"));
    Files.createDirectories(home.resolve("src/dev/java"));
    Files.createDirectories(home.resolve("docs/api"));
    for (String tool : TOOLS) passOn(tool);
  }

  /** What a command of the launcher left. */
  record Outcome(int exit, String out, String err) {}

  /** A command under way. */
  record Running(Process process, Path err) {
    Outcome finish() throws IOException, InterruptedException {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), out, Files.readString(err));
    }
  }

  /**
   * A Java that says that version and, asked to run, prints its folder and its arguments; asked for
   * an archive of classes it notes that and writes one, unless a file forbids it.
   */
  FakeMachine withJava(String version) throws IOException {
    return withJavaIn(tools, version);
  }

  FakeMachine withJavaIn(Path folder, String version) throws IOException {
    Files.createDirectories(folder);
    script(
        folder.resolve("java"),
        """
        if [[ $1 == -version ]]; then echo 'openjdk version "%s"' >&2; exit; fi
        for argument in "$@"; do if [[ $argument == -XX:ArchiveClassesAtExit=* ]]; then
          echo "$*" >>archived.log; [[ ! -f no-archive ]] || exit 1
          echo classes >"${argument#*=}"; exit
        fi; done
        printf 'java %s in %%s\\n' "$PWD"; printf 'umask %%s\\n' "$(umask)"; printf '<%%s>\\n' "$@"
        """
            .formatted(version, version));
    return this;
  }

  FakeMachine withCompiler() throws IOException {
    script(tools.resolve("javac"), "");
    return this;
  }

  /** A Maven that notes each build and writes the jar. */
  FakeMachine withMaven(String version) throws IOException {
    script(
        tools.resolve("mvn"),
        """
        if [[ $* == *-v ]]; then echo 'Apache Maven %s'; exit; fi
        echo "built $*" >>built.log; echo 'a word of Maven'; mkdir -p target; touch target/laksa.jar
        """
            .formatted(version));
    return this;
  }

  FakeMachine withMavenThatFails() throws IOException {
    script(
        tools.resolve("mvn"),
        """
        if [[ $* == *-v ]]; then echo 'Apache Maven 3.9.0'; exit; fi
        mkdir -p target; touch target/laksa.jar; exit 1
        """);
    return this;
  }

  /** Puts a jar there that is newer than every source. */
  FakeMachine built() throws IOException {
    Files.createDirectories(home.resolve("target"));
    Files.writeString(home.resolve("target/laksa.jar"), "");
    date("target/laksa.jar", 0);
    for (String source :
        List.of(
            "pom.xml", "src/main", "src/main/java", "src/dev", "src/dev/java", "docs", "docs/api"))
      date(source, -60);
    return this;
  }

  /** Dates a file or folder that many seconds after the jar that {@link #built} puts there. */
  void date(String path, long secondsAfterJar) throws IOException {
    Files.setLastModifiedTime(
        home.resolve(path), FileTime.from(JAR_TIME.plusSeconds(secondsAfterJar)));
  }

  /** How often Maven was asked to build. */
  long builds() throws IOException {
    return lines("built.log");
  }

  /** How often Java was asked for an archive of classes. */
  long archives() throws IOException {
    return lines("archived.log");
  }

  private long lines(String file) throws IOException {
    Path log = home.resolve(file);
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return start(home.resolve("laksa"), Map.of(), arguments).finish();
  }

  /** Starts the launcher in the folder above its own, with nothing else in the environment. */
  Running start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException {
    Path err = Files.createTempFile(root, "err", "");
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().putAll(environment);
    return new Running(builder.start(), err);
  }

  /** So many processors, as nproc counts them. */
  FakeMachine withProcessors(int count) throws IOException {
    script(tools.resolve("nproc"), "echo " + count + "\n");
    return this;
  }

  private void passOn(String tool) throws IOException {
    Path wrapper = tools.resolve(tool);
    Files.writeString(wrapper, "#!%s\nexec %s \"$@\"\n".formatted(find("bash"), find(tool)));
    makeExecutable(wrapper);
  }

  private static Path find(String tool) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + body);
    makeExecutable(file);
  }

  private static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
