package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a template message against what was approved, and fills it. */
final class TemplateCheck {
  private final List<Template> approved;

  TemplateCheck(List<Template> approved) {
    this.approved = approved;
  }

  /** The approved one that is meant; empty when there is none of this name and language. */
  Optional<Template> find(JsonNode message) {
    String name = message.path("name").asText();
    String language = message.path("language").path("code").asText();
    return approved.stream()
        .filter(one -> one.name().equals(name) && one.language().equals(language))
        .findFirst();
  }

  /** What is wrong with it. */
  Optional<GraphError> violation(JsonNode message) {
    return find(message)
        .map(template -> violation(template, message))
        .orElseGet(
            () ->
                refused(
                    GraphError.TEMPLATE_UNKNOWN, "template name does not exist in this language"));
  }

  /** The text of the body with its parameters. */
  static String text(Template template, JsonNode message) {
    return template.filled(bodyParameters(message));
  }

  /** The buttons: the payload of the message, or else the title. */
  static List<Button> buttons(Template template, JsonNode message) {
    List<Button> buttons = new ArrayList<>();
    for (String title : template.quickReplies()) {
      buttons.add(new Button(title, title));
    }
    for (JsonNode component : components(message, "button")) {
      int index = component.path("index").asInt();
      String payload = component.path("parameters").path(0).path("payload").asText();
      buttons.set(index, new Button(payload, buttons.get(index).title()));
    }
    return List.copyOf(buttons);
  }

  private static Optional<GraphError> violation(Template template, JsonNode message) {
    int given = bodyParameters(message).size();
    if (given != template.parameters() || components(message, "body").size() > 1) {
      return refused(
          GraphError.TEMPLATE_PARAMETER_COUNT,
          "body: number of localizable_params ("
              + given
              + ") does not match the expected number of params ("
              + template.parameters()
              + ")");
    }
    if (components(message, "header").size() != (template.imageHeader() ? 1 : 0)) {
      return refused(
          GraphError.TEMPLATE_PARAMETER_FORMAT,
          template.imageHeader() ? "header: an image is expected" : "header: none is expected");
    }
    List<Integer> indexes =
        components(message, "button").stream().map(one -> one.path("index").asInt()).toList();
    boolean outside = indexes.stream().anyMatch(index -> index >= template.quickReplies().size());
    return outside || indexes.stream().distinct().count() < indexes.size()
        ? refused(GraphError.TEMPLATE_PARAMETER_COUNT, "button: index is out of range or repeated")
        : Optional.empty();
  }

  private static List<String> bodyParameters(JsonNode message) {
    return components(message, "body").stream()
        .flatMap(body -> body.path("parameters").findValuesAsText("text").stream())
        .toList();
  }

  private static List<JsonNode> components(JsonNode message, String type) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode component : message.path("components")) {
      if (type.equals(component.path("type").asText())) {
        found.add(component);
      }
    }
    return found;
  }

  private static Optional<GraphError> refused(int code, String details) {
    return Optional.of(
        GraphError.of(code == GraphError.TEMPLATE_UNKNOWN ? 404 : 400, code, details));
  }
}
