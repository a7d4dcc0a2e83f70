package id.laksa.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a table may hold: the JSON Schema of its name in {@code schemas/tables}. The table is an
 * array of rows, a row an object of texts; the columns stand in their order, those that aren't
 * required may be missing. Beside the standard's keywords:
 *
 * <ul>
 *   <li>{@code x-says}: what is wrong where this or what lies below it fails, instead of the
 *       validator's words; {@code {column}} stands for that cell
 *   <li>{@code x-whole}: a whole number {@code from} and {@code to}
 *   <li>{@code x-in}: a value that is known elsewhere: {@code of} names a table, {@code or} is a
 *       pattern of what needs not be there; {@code {known}} in {@code x-says} lists what is
 *   <li>{@code x-twice}: of the table: {@code columns} that no two rows may share, and what it
 *       {@code says}
 * </ul>
 */
final class TableSchema {
  private static final String FOLDER = "/schemas/tables/";
  private static final String SAYS = "x-says";
  private static final String IN = "x-in";
  private static final String WHOLE = "x-whole";
  private static final String OR = "or";
  private static final Pattern OWN = Pattern.compile("x-.*");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, TableSchema> READ = new ConcurrentHashMap<>();

  private final JsonNode table;
  private final JsonNode row;
  private final JsonSchema validator;

  private TableSchema(JsonNode table) {
    this.table = table;
    this.row = table.path("items");
    this.validator =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                withoutOwn(row),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /**
   * The schema of a table.
   *
   * @param name of the file, {@code hashtags.csv} say
   * @throws IllegalArgumentException if there is none
   */
  static TableSchema of(String name) {
    return READ.computeIfAbsent(name, TableSchema::read);
  }

  private static TableSchema read(String name) {
    String resource = FOLDER + name.replace(".csv", ".json");
    try (InputStream source = TableSchema.class.getResourceAsStream(resource)) {
      if (source == null) {
        throw new IllegalArgumentException("no schema " + resource);
      }
      return new TableSchema(JSON.readTree(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every column, in order. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    row.path("properties").fieldNames().forEachRemaining(columns::add);
    return columns;
  }

  /** The columns that a table may do without, behind the others. */
  List<String> optional() {
    Set<String> required = texts(row.path("required"));
    return columns().stream().filter(column -> !required.contains(column)).toList();
  }

  boolean mayBeEmpty() {
    return table.path("minItems").asInt() == 0;
  }

  int mostRows() {
    return table.path("maxItems").asInt();
  }

  /**
   * What is wrong with a row by itself, each sentence once, by its columns.
   *
   * @param known the values of other tables, by the tables' names
   */
  List<String> wrong(Row given, Map<String, ? extends Set<String>> known) {
    ObjectNode cells = JSON.createObjectNode();
    given.cells().forEach(cells::put);
    Set<ValidationMessage> messages = validator.validate(cells);
    Set<String> sentences = new LinkedHashSet<>();
    for (String column : columns()) {
      messages.stream()
          .filter(message -> column.equals(columnOf(message)))
          .map(message -> filled(says(message), given))
          .forEach(sentences::add);
      JsonNode cell = row.path("properties").path(column);
      if (cell.has(WHOLE)) {
        whole(cell.get(WHOLE), column, given, sentences);
      }
      if (cell.has(IN)) {
        in(cell, column, given, known, sentences);
      }
    }
    return List.copyOf(sentences);
  }

  /** What makes a row the same as another; null where rows may be alike. */
  @Nullable String key(Row given) {
    return table.has("x-twice")
        ? String.join(
            "\n", texts(table.path("x-twice").path("columns")).stream().map(given::get).toList())
        : null;
  }

  /** What is said of a row whose key was there before. */
  String twice(Row given, Row first) {
    return filled(table.path("x-twice").path("says").asText(), given)
        .replace("{line}", String.valueOf(first.line()));
  }

  private static void whole(JsonNode bounds, String column, Row given, Set<String> sentences) {
    int from = bounds.path("from").asInt();
    int to = bounds.path("to").asInt();
    String cell = given.get(column);
    int value = DIGITS.matcher(cell).matches() ? Integer.parseInt(cell) : from - 1;
    if ((value < from || value > to) && !isExempt(bounds, cell)) {
      sentences.add(column + " must be a whole number from " + from + " to " + to);
    }
  }

  private static void in(
      JsonNode cell,
      String column,
      Row given,
      Map<String, ? extends Set<String>> known,
      Set<String> sentences) {
    String table = cell.path(IN).path("of").asText();
    Set<String> values = Objects.requireNonNull(known.get(table), table);
    if (!values.contains(given.get(column)) && !isExempt(cell.path(IN), given.get(column))) {
      sentences.add(
          cell.has(SAYS)
              ? filled(cell.path(SAYS).asText(), given)
                  .replace("{known}", String.join(", ", values))
              : column + " " + given.get(column) + " is not in " + table);
    }
  }

  private static boolean isExempt(JsonNode rule, String cell) {
    return rule.has(OR) && cell.matches(rule.path(OR).asText());
  }

  private static @Nullable String columnOf(ValidationMessage message) {
    JsonNodePath path = message.getInstanceLocation();
    return path.getNameCount() == 0 ? null : path.getName(0);
  }

  /** The words that stand nearest above what failed. */
  private String says(ValidationMessage message) {
    JsonNodePath path = message.getEvaluationPath();
    JsonNode node = row;
    String says = message.getMessage();
    for (int i = 0; i < path.getNameCount(); i++) {
      says = node.path(SAYS).asText(says);
      Object step = path.getElement(i);
      node = step instanceof Integer index ? node.path(index) : node.path(step.toString());
    }
    return node.path(SAYS).asText(says);
  }

  private static String filled(String says, Row given) {
    String filled = says;
    for (Map.Entry<String, String> cell : given.cells().entrySet()) {
      filled = filled.replace("{" + cell.getKey() + "}", cell.getValue());
    }
    return filled;
  }

  /** Without the keywords that the validator doesn't know. */
  private static JsonNode withoutOwn(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    clean(copy);
    return copy;
  }

  private static void clean(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(
          object.properties().stream().map(Map.Entry::getKey).filter(TableSchema::isOwn).toList());
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(TableSchema::clean);
    }
  }

  private static boolean isOwn(String keyword) {
    return OWN.matcher(keyword).matches();
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }
}
