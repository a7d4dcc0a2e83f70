package id.laksa.app;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.docs.Documents;
import id.laksa.docs.MadeDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** docs/commands.md is made of the commands as picocli knows them, those of a trial among them. */
class CommandsDocumentTest {
  private static final String HEAD =
      """
      # Commands

      Made of the commands themselves; `CommandsDocumentTest` holds it so and makes it anew. `./laksa help`, and `--help`
      behind any command, tell the same.

      Every command builds what is missing. Its result goes to standard output, its log to standard error. Any
      [setting](settings.md) is an option of every command: `--laksa.http.port=9000`. Commands about the ledger find the
      running engine by `--data`. An option that has no default and isn't in brackets must be there.

      Exit codes, where a command says nothing else:
      """;
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private final CommandLine laksa = new Laksa().commands();

  /** A command line in a document. */
  record Said(Path document, String line) {}

  @Test
  void thePageIsTheCommandsAsTheyAre() throws IOException {
    StringBuilder made = new StringBuilder(HEAD).append('\n').append(exitCodes(laksa));
    for (CommandLine command : visible(laksa)) {
      made.append("\n## %s\n%s\n".formatted(command.getCommandName(), description(command)));
      Stream<CommandLine> leaves =
          command.getSubcommands().isEmpty()
              ? Stream.of(command)
              // Java names a class' methods in any order.
              : visible(command).stream().sorted(comparing(CommandLine::getCommandName));
      leaves.forEach(leaf -> made.append(page(leaf, leaf != command)));
    }
    MadeDocument.holds(Path.of("docs/commands.md"), made.toString(), CommandsDocumentTest.class);
  }

  @Test
  void everyOptionAndParameterSaysWhatItMeans() {
    for (CommandLine command : visible(laksa)) {
      Stream.concat(Stream.of(command), visible(command).stream())
          .flatMap(one -> arguments(one).stream())
          .forEach(argument -> assertThat(means(argument)).as("%s", argument).isNotEmpty());
    }
  }

  static List<Said> commandsInDocuments() throws IOException {
    List<Said> all = new ArrayList<>();
    for (Path document : Documents.all()) {
      for (String block : Documents.shell(document)) {
        for (String line : block.split("\n|&&|\\||;", -1)) {
          String command = line.strip();
          if (command.startsWith("./laksa ")) {
            all.add(new Said(document, command.replaceFirst("\\s+#\\s.*", "")));
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("commandsInDocuments")
  void aCommandThatADocumentTellsIsOne(Said said) {
    String[] words =
        WORD.matcher(said.line.substring("./laksa ".length()))
            .results()
            .map(CommandsDocumentTest::word)
            .filter(word -> !word.startsWith("--laksa."))
            .toArray(String[]::new);
    CommandLine.ParseResult parsed = laksa.parseArgs(words);
    assertThat(parsed.hasSubcommand()).as("%s", said).isTrue();
  }

  private static String word(MatchResult match) {
    return Stream.of(match.group(1), match.group(2), match.group(3))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private String page(CommandLine command, boolean described) {
    StringBuilder page = new StringBuilder("\n```\n" + synopsis(command) + "\n```\n");
    if (described) {
      page.insert(0, "\n### ./" + command.getCommandSpec().qualifiedName() + "\n");
      page.append(description(command)).append('\n');
    }
    List<ArgSpec> arguments = arguments(command);
    if (!arguments.isEmpty()) {
      page.append("\n| option | default | means |\n|---|---|---|\n");
      arguments.forEach(
          argument ->
              page.append(
                  "| `%s` | %s | %s |\n"
                      .formatted(
                          name(argument),
                          defaultOf(argument),
                          means(argument).replace("|", "\\|"))));
    }
    if (!exitCodes(command).equals(exitCodes(laksa))) {
      page.append('\n').append(exitCodes(command));
    }
    return page.toString();
  }

  private static String synopsis(CommandLine command) {
    String arguments =
        arguments(command).stream()
            .map(
                argument -> {
                  boolean needed = argument.required() && argument.defaultValue() == null;
                  String several = argument.isMultiValue() ? "…" : "";
                  return (needed ? name(argument) : "[" + name(argument) + "]") + several;
                })
            .collect(joining(" "));
    return ("./" + command.getCommandSpec().qualifiedName() + " " + arguments).strip();
  }

  /** What it takes, without help and version, which all take. */
  private static List<ArgSpec> arguments(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    return Stream.<ArgSpec>concat(
            spec.positionalParameters().stream(),
            spec.options().stream().filter(option -> !option.usageHelp() && !option.versionHelp()))
        .filter(argument -> !argument.hidden())
        .toList();
  }

  private static String name(ArgSpec argument) {
    String label = argument.paramLabel().replaceAll("[<>]", "").toUpperCase(Locale.ROOT);
    if (argument instanceof OptionSpec option) {
      boolean flag = option.arity().max() == 0;
      return flag ? option.longestName() : option.longestName() + " " + label;
    }
    return label;
  }

  private static String defaultOf(ArgSpec argument) {
    boolean flag = argument instanceof OptionSpec option && option.arity().max() == 0;
    String value = argument.defaultValue();
    return flag || value == null ? "" : "`" + value + "`";
  }

  private static String means(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static String description(CommandLine command) {
    return String.join("\n", command.getCommandSpec().usageMessage().description());
  }

  private static String exitCodes(CommandLine command) {
    Map<String, String> codes = command.getCommandSpec().usageMessage().exitCodeList();
    return codes.isEmpty()
        ? ""
        : codes.entrySet().stream()
            .map(code -> "| %s | %s |\n".formatted(code.getKey(), code.getValue()))
            .collect(joining("", "| exits with | when |\n|---|---|\n", ""));
  }

  private static List<CommandLine> visible(CommandLine command) {
    return command.getSubcommands().values().stream()
        .filter(one -> !one.getCommandSpec().usageMessage().hidden())
        .distinct()
        .toList();
  }
}
