package id.laksa.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows a send request as its receiver sees it. */
final class Bubbles {
  private final TemplateCheck templates;

  Bubbles(TemplateCheck templates) {
    this.templates = templates;
  }

  /** A request that was found right; an interactive one's type is {@code button} or list. */
  Bubble of(JsonNode request, String type, String wamid, Instant at) {
    JsonNode content = request.path(type);
    String shownType = "interactive".equals(type) ? content.path("type").asText() : type;
    JsonNode image = Images.of(request).stream().findFirst().orElse(content.path("none"));
    return new Bubble(
        false,
        wamid,
        at,
        shownType,
        text(type, content),
        image.path("id").textValue(),
        image.path("link").textValue(),
        buttons(type, content));
  }

  private String text(String type, JsonNode content) {
    return switch (type) {
      case "text" -> content.path("body").asText();
      case "image" -> content.path("caption").asText("");
      case "template" -> TemplateCheck.text(templates.find(content).orElseThrow(), content);
      default ->
          Stream.of("header", "body", "footer")
              .map(part -> content.path(part).path("text").textValue())
              .filter(Objects::nonNull)
              .collect(Collectors.joining("\n"));
    };
  }

  private List<Button> buttons(String type, JsonNode content) {
    if ("template".equals(type)) {
      return TemplateCheck.buttons(templates.find(content).orElseThrow(), content);
    }
    JsonNode action = content.path("action");
    List<Button> buttons = new ArrayList<>();
    action.path("buttons").forEach(one -> buttons.add(button(one.path("reply"))));
    for (JsonNode section : action.path("sections")) {
      section.path("rows").forEach(row -> buttons.add(button(row)));
    }
    return List.copyOf(buttons);
  }

  private static Button button(JsonNode node) {
    return new Button(node.path("id").asText(), node.path("title").asText());
  }
}
