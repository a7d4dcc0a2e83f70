package id.laksa.rulebook.drools;

import id.laksa.classification.HashtagPolicy;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.drools.template.ObjectDataCompiler;

/** Expands a Drools template into one rule for each hashtag. */
final class RuleTemplate {
  private final String template;

  RuleTemplate(String template) {
    this.template = template;
  }

  /**
   * DRL for the given hashtags, whose words were checked before: here they become code.
   *
   * @throws IllegalArgumentException when the text is no template
   */
  String expand(Collection<HashtagPolicy> policies) {
    Collection<Map<String, Object>> rows = policies.stream().map(RuleTemplate::row).toList();
    // The engine reads the stream in the platform's charset.
    InputStream text = new ByteArrayInputStream(template.getBytes(Charset.defaultCharset()));
    try {
      return new ObjectDataCompiler().compile(rows, text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a Drools template: " + e.getMessage(), e);
    }
  }

  /**
   * The template's line behind a line of the expanded text.
   *
   * @param line from 1
   * @return 0 when it can't be told, because the file holds not exactly one template
   */
  int lineBehind(int line) {
    List<String> lines = template.lines().toList();
    int start = lines.indexOf("") + 1;
    List<Integer> marks =
        IntStream.range(0, lines.size()).filter(i -> isMark(lines.get(i))).boxed().toList();
    if (start == 0 || marks.size() != 2 || marks.get(0) < start || line < 1) {
      return 0;
    }
    int preamble = marks.get(0) - start;
    int body = marks.get(1) - marks.get(0);
    return line <= preamble ? start + line : marks.get(0) + 2 + (line - preamble - 1) % body;
  }

  private static boolean isMark(String line) {
    return line.startsWith("template \"") || line.startsWith("end template");
  }

  private static Map<String, Object> row(HashtagPolicy policy) {
    return Map.of(
        "hashtag", policy.hashtag(),
        "category", policy.category().id(),
        "department", policy.category().department(),
        "score", Double.toString(policy.score()));
  }
}
