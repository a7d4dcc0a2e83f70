package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What picocli fills is out of the compiler's sight. */
class CommandOptionsTest {
  @Test
  void whatMayBeMissingIsNullableAndNothingElse() {
    List<CommandSpec> commands =
        commands(new Laksa().commands())
            .filter(command -> !(command.userObject() instanceof CommandLine.HelpCommand))
            .toList();
    assertThat(commands).hasSizeGreaterThan(20);
    assertThat(commands.stream().flatMap(command -> command.args().stream()))
        .hasSizeGreaterThan(50)
        .filteredOn(arg -> isNullable(arg) != mayBeMissing(arg))
        .isEmpty();
  }

  private static Stream<CommandSpec> commands(CommandLine line) {
    return Stream.concat(
        Stream.of(line.getCommandSpec()),
        line.getSubcommands().values().stream().distinct().flatMap(CommandOptionsTest::commands));
  }

  private static boolean mayBeMissing(ArgSpec arg) {
    return !arg.required()
        && arg.defaultValue() == null
        && arg.initialValue() == null
        && !arg.type().isPrimitive();
  }

  private static boolean isNullable(ArgSpec arg) {
    return type(arg).isAnnotationPresent(Nullable.class);
  }

  private static AnnotatedType type(ArgSpec arg) {
    if (arg.userObject() instanceof Field field) {
      return field.getAnnotatedType();
    }
    Method command = (Method) arg.command().userObject();
    return Arrays.stream(command.getParameters())
        .filter(parameter -> fills(arg, parameter))
        .findFirst()
        .orElseThrow()
        .getAnnotatedType();
  }

  private static boolean fills(ArgSpec arg, Parameter parameter) {
    if (arg instanceof CommandLine.Model.OptionSpec option) {
      Option declared = parameter.getAnnotation(Option.class);
      return declared != null && List.of(option.names()).containsAll(List.of(declared.names()));
    }
    Parameters declared = parameter.getAnnotation(Parameters.class);
    return declared != null && declared.paramLabel().equals(arg.paramLabel());
  }
}
