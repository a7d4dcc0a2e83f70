package id.laksa.routemap;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which routes there are and how a message goes from one to another.
 *
 * @param routes by id
 * @param places what isn't a route: stores, queues, topics, others' servers; by name
 * @param links each from a route or place to another
 */
public record RouteMap(List<MappedRoute> routes, List<Place> places, List<Link> links) {
  public RouteMap {
    routes = List.copyOf(routes);
    places = List.copyOf(places);
    links = List.copyOf(links);
  }

  /**
   * A route.
   *
   * @param id unique among all
   * @param room the folder of its file
   * @param description what it is for
   * @param from what sets it going, in words: {@code POST /lapor}
   * @param door whether strangers can reach it over HTTP
   * @param steps in order, each within those of less depth
   * @param state as Camel says it; empty when it isn't running as part of an engine
   */
  public record MappedRoute(
      String id,
      String room,
      String description,
      String from,
      boolean door,
      List<Step> steps,
      String state) {
    public MappedRoute {
      steps = List.copyOf(steps);
    }
  }

  /** A step of a route: {@code bean webForm.show}. */
  public record Step(int depth, String text) {}

  /** What isn't a route: its name as the routes have it, and what they say about it. */
  public record Place(String name, String about) {}

  /**
   * A way that messages go.
   *
   * @param from a route's id or a place's name
   * @param to likewise
   * @param label what is kept in between: {@code outbox events}; may be empty
   * @param throughJava whether a bean calls, as a step's note says, and not Camel
   */
  public record Link(String from, String to, String label, boolean throughJava) {}

  /** Routes that a message neither reaches from nor leaves for another route or place. */
  public List<MappedRoute> byThemselves() {
    Set<String> linked = new TreeSet<>();
    links.forEach(
        link -> {
          linked.add(link.from());
          linked.add(link.to());
        });
    return routes.stream().filter(route -> !linked.contains(route.id())).toList();
  }
}
