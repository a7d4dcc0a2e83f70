package id.laksa.routemap;

import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.jspecify.annotations.Nullable;

/** A route's texts with the values of its template and of the settings in them. */
final class RouteTexts {
  private final CamelContext context;
  private final RouteDefinition route;

  RouteTexts(CamelContext context, RouteDefinition route) {
    this.context = context;
    this.route = route;
  }

  /** As it stands where a setting is missing; empty for nothing. */
  String filled(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String filled = text;
    if (route.getTemplateParameters() != null) {
      for (Map.Entry<String, Object> given : route.getTemplateParameters().entrySet()) {
        filled = filled.replace("{{" + given.getKey() + "}}", String.valueOf(given.getValue()));
      }
    }
    try {
      return context.resolvePropertyPlaceholders(filled);
    } catch (IllegalArgumentException missing) {
      return filled;
    }
  }

  /** The folder of the route's file; empty when it comes from no file. */
  String room() {
    Resource resource = route.getResource();
    Path file =
        resource == null ? null : Path.of(resource.getLocation().replaceFirst("^\\w+:", ""));
    Path folder = file == null ? null : file.getParent();
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }
}
