package id.laksa.routemap;

import java.util.Map;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/**
 * Gives each route made from a template a description of its own: Camel puts the parameters into
 * everything but that.
 */
public final class TemplateDescriptions extends ModelLifecycleStrategySupport {
  @Override
  public void onAddRouteDefinition(RouteDefinition route) {
    if (route.isCreatedFromTemplate() && route.getDescriptionText() != null) {
      route.setDescription(filled(route.getDescriptionText(), route.getTemplateParameters()));
    }
  }

  private static String filled(String text, Map<String, Object> parameters) {
    String filled = text;
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      filled = filled.replace("{{" + parameter.getKey() + "}}", parameter.getValue().toString());
    }
    return filled;
  }
}
