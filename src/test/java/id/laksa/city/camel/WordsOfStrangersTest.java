package id.laksa.city.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Camel's simple language reads {@code ${variable.x.method(${…})}} with what the inner expression
 * gave put into the outer one's text: words of strangers must not stand there.
 */
class WordsOfStrangersTest {
  private static final Pattern EDGE = Pattern.compile("\\$(?:simple)?\\{|}");

  /** Functions that take what an inner expression gave as it is, see below. */
  private static final Pattern TAKES_VALUES =
      Pattern.compile("(map|list|hash|replace|convertTo|iif|size|length|sum)\\(.*", Pattern.DOTALL);

  /** A number of Camel's own. */
  private static final String INDEX = "exchangeProperty.CamelLoopIndex}";

  private final DefaultCamelContext context = new DefaultCamelContext();

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void noneStandInsideAnotherExpressionsText() throws IOException {
    Map<Path, List<String>> found = new TreeMap<>();
    for (String folder : new String[] {"routes", "kamelets", "docs/examples"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
          List<String> traps = traps(Files.readString(file));
          if (!traps.isEmpty()) {
            found.put(file, traps);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theTrapIsFound() {
    assertThat(
            traps("simple: \"${body} ${variable.x.parse('{{a.b:,}}', ${body})} ${map(a, ${b})}\""))
        .containsExactly("variable.x.parse('{{a.b:,}}', ");
    assertThat(traps("${map(a, ${variable.x.concat(${body})})} ${bean:x?method=y(${body})}"))
        .containsExactly("variable.x.concat(", "bean:x?method=y(");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${map('text',${variable.words})}",
        "${list(${variable.words})}",
        "${replace('@','@@',${variable.words})}",
        "${convertTo(${variable.words},String)}",
        "${iif(${variable.words} == null, 0, ${variable.words})}"
      })
  void functionsThatAreLetThroughTakeWordsAsTheyAre(String expression) {
    context.start();
    for (String words : hostile()) {
      Exchange exchange = new DefaultExchange(context);
      exchange.setVariable("words", words);
      assertThat(
              context
                  .resolveLanguage("simple")
                  .createExpression(expression)
                  .evaluate(exchange, Object.class)
                  .toString())
          .contains(words);
    }
  }

  @Test
  void aMethodTakesWordsAsTheyAre() throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:x").setBody().method(WordsOfStrangersTest.class, "same(${body}, true)");
          }
        });
    context.start();
    for (String words : hostile()) {
      assertThat(context.createProducerTemplate().requestBody("direct:x", words)).isEqualTo(words);
    }
  }

  /** What a method that a file names gets. */
  public static String same(String words, boolean strict) {
    return strict ? words : "";
  }

  private static List<String> hostile() {
    return List.of(
        "${camelContext.name}",
        "jam 7:30",
        "simple:x",
        "a, b",
        "x').y('",
        "$simple{camelId}",
        "it's }");
  }

  /** The text before each expression that stands in another which reads it again. */
  private static List<String> traps(String text) {
    List<String> traps = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    Matcher edge = EDGE.matcher(text.replace("{{", "((").replace("}}", "))"));
    while (edge.find()) {
      boolean begins = !edge.group().equals("}");
      if (begins && !open.isEmpty()) {
        String before = text.substring(open.getLast(), edge.start());
        if (!TAKES_VALUES.matcher(before).matches() && !text.startsWith(INDEX, edge.end())) {
          traps.add(before);
        }
      }
      if (begins) {
        open.addLast(edge.end());
      } else {
        open.pollLast();
      }
    }
    return traps;
  }
}
