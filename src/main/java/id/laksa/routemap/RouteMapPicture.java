package id.laksa.routemap;

import id.laksa.routemap.Layers.Edge;
import id.laksa.routemap.RouteMap.Link;
import id.laksa.routemap.RouteMap.MappedRoute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The map as a picture in SVG: what is linked, from left to right; below it what stands by itself.
 * Doors that only ask and answer are one box for all whose addresses begin alike.
 */
public final class RouteMapPicture {
  private static final int COLUMN = Box.WIDTH + 112;
  private static final int MARGIN = 16;
  private static final int GAP = 18;
  private static final int TITLE = 34;
  private static final int LEAST_COLUMNS = 4;
  private static final String LOOK =
      "text{font-family:Helvetica,Arial,sans-serif;fill:#1b1f24}.h{font-size:12.5px;font-weight:bold}"
          + ".u{font-size:10.5px;font-family:monospace;fill:#30506b}.t{font-size:10.5px;fill:#444c56}"
          + ".l{font-size:10px;fill:#57606a;paint-order:stroke;stroke:#fff;stroke-width:3px}.s{font-size:13px;font-weight:bold;fill:#57606a}"
          + "rect{stroke-width:1}.route rect{fill:#fff;stroke:#8c959f}"
          + ".door rect{fill:#ddf4ff;stroke:#54aeff}.place rect{fill:#fff8c5;stroke:#d4a72c}"
          + "path{fill:none;stroke:#57606a;stroke-width:1.2;marker-end:url(#a)}"
          + "path.j{stroke-dasharray:5 4}";
  private final RouteMap map;
  private final Map<String, Box> linked = new LinkedHashMap<>();
  private final List<Box> alone = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder(65_536);

  private RouteMapPicture(RouteMap map) {
    this.map = map;
  }

  /** Draws it. */
  public static String of(RouteMap map) {
    return new RouteMapPicture(map).draw();
  }

  private String draw() {
    boxes();
    List<Edge> edges =
        map.links().stream().map(link -> new Edge(link.from(), link.to())).distinct().toList();
    Layers layers = new Layers(List.copyOf(linked.keySet()), edges, node -> linked(node).height());
    int columns = Math.max(LEAST_COLUMNS, layers.columns());
    map.links().forEach(link -> draw(link, layers));
    map.links().forEach(link -> label(link, layers));
    linked.forEach((id, box) -> box.draw(svg, x(layers.column(id)), MARGIN + layers.top(id)));
    int bottom = drawAlone(MARGIN + layers.bottom() + TITLE, columns);
    return head(columns * COLUMN - (COLUMN - Box.WIDTH) + 2 * MARGIN, bottom + MARGIN)
        + svg
        + "</svg>\n";
  }

  private static String head(int width, int height) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">
        <desc>Made by ./laksa routes show --svg</desc>
        <style>%s</style>
        <defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" \
        orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#57606a;stroke:none"/></marker></defs>
        <rect width="100%%" height="100%%" style="fill:#fff;stroke:none"/>
        """
        .formatted(width, height, width, height, LOOK);
  }

  private void boxes() {
    List<MappedRoute> byThemselves = map.byThemselves();
    Map<String, List<MappedRoute>> doors = new TreeMap<>();
    for (MappedRoute route : map.routes()) {
      if (!byThemselves.contains(route)) {
        linked.put(route.id(), box(route));
      } else if (route.door()) {
        doors.computeIfAbsent(firstPart(route.from()), part -> new ArrayList<>()).add(route);
      } else {
        alone.add(box(route));
      }
    }
    List<Box> groups = new ArrayList<>();
    doors.forEach((part, routes) -> groups.add(group(part, routes)));
    alone.addAll(0, groups);
    map.places()
        .forEach(
            place ->
                linked.put(
                    place.name(),
                    new Box(place.name(), Box.Kind.PLACE, place.name(), "", place.about())));
  }

  private Box box(MappedRoute route) {
    // What another route sets going says so by its link.
    boolean led =
        map.links().stream().anyMatch(link -> link.to().equals(route.id()))
            && route.from().matches("(direct|seda|ledger):.*");
    return new Box(
        route.id(),
        route.door() ? Box.Kind.DOOR : Box.Kind.ROUTE,
        route.id(),
        led ? "" : route.from(),
        route.description());
  }

  private Box group(String part, List<MappedRoute> routes) {
    if (routes.size() == 1) {
      return box(routes.get(0));
    }
    return new Box(
        part,
        Box.Kind.DOOR,
        part + ": " + routes.size() + " doors",
        "",
        routes.stream().map(MappedRoute::id).collect(Collectors.joining(", ")));
  }

  /** {@code /lacak} of {@code GET /lacak/{ticket}}. */
  private static String firstPart(String from) {
    String path = from.substring(from.indexOf('/'));
    int end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }

  private Box linked(String id) {
    return Objects.requireNonNull(linked.get(id), id);
  }

  private void draw(Link link, Layers layers) {
    Box from = linked(link.from());
    Box to = linked(link.to());
    int x = x(layers.column(from.id())) + Box.WIDTH;
    int y = MARGIN + layers.top(from.id()) + from.height() / 2;
    int endX = x(layers.column(to.id()));
    int endY = MARGIN + layers.top(to.id()) + to.height() / 2;
    StringBuilder line = new StringBuilder("M" + x + " " + y);
    if (endX <= x - Box.WIDTH) {
      back(line, x, y, endX, endY);
    } else {
      for (String bend : layers.bends(new Edge(link.from(), link.to()))) {
        int bendX = x(layers.column(bend));
        int bendY = MARGIN + layers.top(bend) + 5;
        curve(line, x, y, bendX, bendY);
        x = bendX + Box.WIDTH;
        y = bendY;
        line.append('L').append(x).append(' ').append(y);
      }
      curve(line, x, y, endX, endY);
    }
    svg.append("<path%s d=\"%s\"/>\n".formatted(link.throughJava() ? " class=\"j\"" : "", line));
  }

  private void label(Link link, Layers layers) {
    Box to = linked(link.to());
    if (!link.label().isEmpty()) {
      svg.append(
          "<text class=\"l\" text-anchor=\"end\" x=\"%d\" y=\"%d\">%s</text>\n"
              .formatted(
                  x(layers.column(to.id())) - 9,
                  MARGIN + layers.top(to.id()) + to.height() / 2 - 4,
                  Box.escaped(link.label().replaceFirst("^errands ", ""))));
    }
  }

  /** To the left: round below both. */
  private static void back(StringBuilder line, int x, int y, int endX, int endY) {
    int below = Math.max(y, endY) + 60;
    line.append(" C%d %d %d %d %d %d".formatted(x + 50, y, x + 50, below, x - 20, below));
    line.append("L%d %d".formatted(endX + 10, below));
    line.append("C%d %d %d %d %d %d".formatted(endX - 50, below, endX - 40, endY, endX, endY));
  }

  private static void curve(StringBuilder line, int x, int y, int endX, int endY) {
    int middle = (x + endX) / 2;
    line.append("C%d %d %d %d %d %d".formatted(middle, y, middle, endY, endX, endY));
  }

  private int drawAlone(int from, int columns) {
    svg.append(
        "<text class=\"s\" x=\"%d\" y=\"%d\">By themselves: doors that ask and answer, and what is"
            .formatted(MARGIN, from));
    svg.append(" looked after now and then</text>\n");
    int[] next = new int[columns];
    Arrays.fill(next, from + 14);
    for (Box box : alone) {
      int column = 0;
      for (int i = 1; i < columns; i++) {
        column = next[i] < next[column] ? i : column;
      }
      box.draw(svg, x(column), next[column]);
      next[column] += box.height() + GAP;
    }
    return Arrays.stream(next).max().orElse(from);
  }

  private static int x(int column) {
    return MARGIN + column * COLUMN;
  }
}
