package id.laksa.http;

import com.fasterxml.jackson.databind.JsonNode;
import id.laksa.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object one by one and collects what is wrong with which. */
public final class Fields {
  /** What is said of a field that nobody reads. */
  public static final String UNKNOWN = "is not a known field";

  private final JsonNode node;
  private final String path;
  private final List<FieldError> errors;

  /** Reads an object at the root. */
  public Fields(JsonNode node) {
    this(node, "", new ArrayList<>());
  }

  private Fields(JsonNode node, String path, List<FieldError> errors) {
    this.node = node;
    this.path = path;
    this.errors = errors;
  }

  /** What was wrong so far, here and in nested objects. */
  public List<FieldError> errors() {
    return errors;
  }

  /** Blames a field of this object. */
  public void blame(String field, String detail) {
    errors.add(new FieldError(path + field, detail));
  }

  /** Blames every field that isn't named here. */
  public Fields only(Set<String> known) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                String shown = name.length() > 50 ? name.substring(0, 50) + "…" : name;
                blame(shown, UNKNOWN);
              }
            });
    return this;
  }

  /** A text of at most so many characters; null when absent or wrong. */
  public @Nullable String text(String field, int longest) {
    JsonNode value = node.get(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      blame(field, "must be a string");
      return null;
    }
    return checked(field, value.textValue(), longest);
  }

  /** A true or false; false when absent or wrong. */
  public boolean flag(String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      blame(field, "must be true or false");
    }
    return value.booleanValue();
  }

  /** A number; null when absent or wrong. */
  public @Nullable Double number(String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      return null;
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      blame(field, "must be a number");
      return null;
    }
    return value.doubleValue();
  }

  /** Texts of at least one and at most so many characters; empty when absent or wrong. */
  public List<String> texts(String field, int most, int longest) {
    JsonNode value = node.get(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() > most) {
      blame(field, "must be an array of at most " + most + " strings");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String name = field + "[" + i + "]";
      if (!value.get(i).isTextual()) {
        blame(name, "must be a string");
      } else if (value.get(i).textValue().isEmpty()) {
        blame(name, "must not be empty");
      } else if (checked(name, value.get(i).textValue(), longest) != null) {
        texts.add(value.get(i).textValue());
      }
    }
    return texts;
  }

  /** A nested object; null when absent or wrong. */
  public @Nullable Fields object(String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      blame(field, "must be an object");
      return null;
    }
    return new Fields(value, path + field + ".", errors);
  }

  private @Nullable String checked(String field, String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      blame(field, "must have at most " + longest + " characters");
      return null;
    }
    if (text.indexOf('\0') >= 0) {
      blame(field, "must not contain the NUL character");
      return null;
    }
    if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      blame(field, "contains half of a surrogate pair, which is not a character");
      return null;
    }
    return text;
  }
}
