package id.laksa.routemap;

import id.laksa.routemap.RouteMap.Link;
import id.laksa.routemap.RouteMap.MappedRoute;
import id.laksa.routemap.RouteMap.Step;
import java.util.Comparator;
import java.util.List;

/**
 * The map as text: a room's routes, each with what sets it going, its steps, and where it leads.
 */
public final class RouteMapText {
  private static final String STARTED = "Started";
  private final RouteMap map;
  private final StringBuilder text = new StringBuilder(16_384);

  private RouteMapText(RouteMap map) {
    this.map = map;
  }

  /** Writes it. */
  public static String of(RouteMap map) {
    RouteMapText writer = new RouteMapText(map);
    writer.write();
    return writer.text.toString();
  }

  private void write() {
    List<MappedRoute> alone = map.byThemselves();
    String room = "";
    text.append("doors that ask and answer\n");
    alone.stream()
        .filter(MappedRoute::door)
        .sorted(Comparator.comparing(RouteMapText::path))
        .forEach(this::head);
    for (MappedRoute route : map.routes()) {
      if (alone.contains(route) && route.door()) {
        continue;
      }
      if (!route.room().equals(room)) {
        room = route.room();
        text.append('\n').append(room).append('\n');
      }
      head(route);
      whole(route);
    }
    text.append("\nplaces\n");
    map.places()
        .forEach(
            place ->
                text.append("  ")
                    .append(place.name())
                    .append(place.about().isEmpty() ? "" : ": " + place.about())
                    .append('\n'));
  }

  private static String path(MappedRoute door) {
    return door.from().substring(door.from().indexOf('/'));
  }

  private void head(MappedRoute route) {
    text.append("  ").append(route.id()).append("  <- ").append(route.from());
    if (!route.state().isEmpty() && !route.state().equals(STARTED)) {
      text.append("  [").append(route.state()).append(']');
    }
    text.append("\n      ").append(route.description()).append('\n');
  }

  private void whole(MappedRoute route) {
    for (Step step : route.steps()) {
      text.append("      ").append("  ".repeat(step.depth())).append("- ").append(step.text());
      text.append('\n');
    }
    for (Link link : map.links()) {
      if (link.from().equals(route.id())) {
        text.append("      -> ").append(link.to());
        text.append(link.label().isEmpty() ? "" : " (" + link.label() + ")").append('\n');
      }
    }
  }
}
