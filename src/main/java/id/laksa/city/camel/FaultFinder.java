package id.laksa.city.camel;

import id.laksa.city.camel.CityYaml.Said;
import id.laksa.rulebook.Fault;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.ResolveEndpointFailedException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Tells where in a file a fault of Camel's lies, as far as it can be told. */
final class FaultFinder {
  private static final Pattern AT_STEP = Pattern.compile(">>> \\w+\\[(.*?)\\] <<<", Pattern.DOTALL);
  private static final Pattern PARAMETER = Pattern.compile("Unknown parameters=\\[\\{([\\w.-]+)=");
  private static final Pattern KAMELET = Pattern.compile("from template: ([\\w.-]+)");
  private static final Pattern SCHEME = Pattern.compile("^([a-zA-Z][\\w+.-]*):(//)?");
  private static final int SHORTEST = 4;

  private FaultFinder() {}

  /** The fault with its line; that of the route when nothing more is known. */
  static Fault fault(String file, Throwable fault, CityYaml yaml, CamelContext context) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYamlEngineException marked
          && marked.getProblemMark().isPresent()) {
        return new Fault(
            file,
            marked.getProblemMark().get().getLine() + 1,
            Reasons.bounded(
                marked.getProblem() == null ? fault.getMessage() : marked.getProblem()));
      }
    }
    String route = Reasons.route(fault);
    String chain = chain(fault);
    Matcher kamelet = KAMELET.matcher(chain);
    if (kamelet.find()) {
      return ofKamelet(file, kamelet.group(1), fault, yaml);
    }
    List<Said> said = yaml.saidIn(route);
    int line =
        parameter(chain, said)
            .orElseGet(
                () ->
                    endpoint(fault, chain, said, context)
                        .orElseGet(() -> bean(fault, said).orElseGet(() -> quoted(fault, said))));
    if (line == 0 && route != null) {
      line = yaml.ids().getOrDefault(route, 0);
    }
    return new Fault(file, Math.max(1, line), Reasons.of(fault));
  }

  private static Fault ofKamelet(String file, String name, Throwable fault, CityYaml yaml) {
    int line = Math.max(1, yaml.lineWith("kamelet:" + name));
    String reason = Reasons.of(fault);
    return new Fault(
        file,
        line,
        reason.startsWith("Resource not found")
            ? "there is no kamelet " + name + " in kamelets/"
            : "kamelet " + name + ": " + reason);
  }

  private static OptionalInt parameter(String chain, List<Said> said) {
    Matcher found = PARAMETER.matcher(chain);
    return found.find() ? first(said, one -> one.equals(found.group(1))) : OptionalInt.empty();
  }

  private static OptionalInt bean(Throwable fault, List<Said> said) {
    return Reasons.root(fault) instanceof NoSuchBeanException bean && bean.getName() != null
        ? first(said, one -> one.contains(bean.getName()))
        : OptionalInt.empty();
  }

  private static OptionalInt endpoint(
      Throwable fault, String chain, List<Said> said, CamelContext context) {
    String uri = null;
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ResolveEndpointFailedException unresolved) {
        uri = unresolved.getUri();
      }
    }
    Matcher step = AT_STEP.matcher(chain);
    if (uri == null && step.find()) {
      uri = step.group(1);
    }
    if (uri == null) {
      return OptionalInt.empty();
    }
    String wanted = plain(uri);
    return said.stream()
        .filter(one -> SCHEME.matcher(one.text()).find())
        .filter(one -> wanted.startsWith(plain(resolved(one.text(), context))))
        .max(Comparator.comparingInt(one -> one.text().length()))
        .map(one -> OptionalInt.of(one.line()))
        .orElseGet(OptionalInt::empty);
  }

  private static int quoted(Throwable fault, List<Said> said) {
    String sentence = String.valueOf(Reasons.root(fault).getMessage());
    return said.stream()
        .filter(one -> one.text().length() >= SHORTEST && sentence.contains(one.text()))
        .max(Comparator.comparingInt(one -> one.text().length()))
        .map(Said::line)
        .orElse(0);
  }

  private static OptionalInt first(List<Said> said, Predicate<String> wanted) {
    return said.stream().filter(one -> wanted.test(one.text())).mapToInt(Said::line).findFirst();
  }

  private static String plain(String uri) {
    return SCHEME.matcher(uri).replaceFirst("$1:").replaceAll("^(\\w+:)/+", "$1");
  }

  private static String resolved(String text, CamelContext context) {
    try {
      return String.valueOf(context.resolvePropertyPlaceholders(text));
    } catch (RuntimeException e) {
      return text;
    }
  }

  private static String chain(@Nullable Throwable fault) {
    StringBuilder all = new StringBuilder();
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append('\n');
    }
    return all.toString();
  }
}
