package id.laksa.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line: {@code ./laksa run} and the others. */
@Command(
    name = "laksa",
    description = "The complaint routing engine a city can trust.",
    mixinStandardHelpOptions = true,
    versionProvider = Laksa.Version.class,
    showDefaultValues = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it did what was asked",
      "1:it could not; standard error says why",
      "2:it was not understood"
    },
    scope = CommandLine.ScopeType.INHERIT,
    subcommands = {
      RunCommand.class,
      RulesCommand.class,
      RoutesCommand.class,
      SlaCommand.class,
      EvaluateCommand.class,
      LearnCommand.class,
      AuditCommand.class,
      EraseCommand.class,
      UsersCommand.class,
      KeysCommand.class,
      DeadLettersCommand.class,
      HelpCommand.class
    })
public final class Laksa {
  private static final Logger LOG = LoggerFactory.getLogger(Laksa.class);
  private static final String SETTING = "--laksa.";
  private final Map<String, String> given = new TreeMap<>();

  Laksa() {}

  /** The version of the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Laksa.class.getPackage().getImplementationVersion();
      return new String[] {version == null ? "LAKSA, not from a jar" : "LAKSA " + version};
    }
  }

  /**
   * Runs one command and exits with its code: 0 when it did what was asked (an engine that was told
   * to stop did), 1 when it could not, 2 when it was not understood.
   *
   * @param args the command and its options; {@code --laksa.any.setting=value} anywhere
   */
  public static void main(String[] args) {
    Laksa laksa = new Laksa();
    List<String> rest = new ArrayList<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (arg.startsWith(SETTING) && equals > 0) {
        laksa.given.put(arg.substring(2, equals), arg.substring(equals + 1));
      } else {
        rest.add(arg);
      }
    }
    CommandLine line = laksa.commands();
    line.setExecutionExceptionHandler(
        (fault, command, parsed) -> {
          if (!(fault instanceof StartupFailure)) {
            LOG.error("The command failed", fault);
          } else if (fault.getCause() != null) {
            LOG.debug("The cause", fault.getCause());
          }
          System.err.println(fault.getMessage());
          return 1;
        });
    System.exit(line.execute(rest.toArray(String[]::new)));
  }

  /** Every command there is, those of a trial where its jar is present. */
  CommandLine commands() {
    CommandLine line = new CommandLine(this);
    Trial.present().ifPresent(trial -> trial.commands().forEach(line::addSubcommand));
    return line;
  }

  /** The folder with {@code rules}, {@code conf} and {@code routes}. */
  public static Path home() {
    return Path.of(System.getProperty("laksa.home", ".")).toAbsolutePath().normalize();
  }

  /** The settings in force for this command. */
  public Settings settings() {
    return Settings.load(home().resolve("conf"), System.getenv(), given);
  }
}
