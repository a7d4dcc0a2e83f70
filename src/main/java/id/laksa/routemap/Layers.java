package id.laksa.routemap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Where the boxes of a directed graph stand: in columns, so that links go to the right, with few
 * crossings. After Sugiyama. The same graph always gives the same picture.
 */
final class Layers {
  private static final int SWEEPS = 24;
  private static final int GAP = 18;
  private static final int BEND_HEIGHT = 10;
  private final List<String> nodes;
  private final Map<String, List<String>> after = new HashMap<>();
  private final Map<String, List<String>> before = new HashMap<>();
  private final Map<String, Integer> column = new HashMap<>();
  private final Map<String, Integer> height = new HashMap<>();
  private final Map<String, Double> top = new HashMap<>();
  private final List<List<String>> columns = new ArrayList<>();

  /** From one box to another. */
  record Edge(String from, String to) {}

  /** The bends of an edge, its ends left out: a name for each column it passes. */
  private final Map<Edge, List<String>> bends = new HashMap<>();

  Layers(List<String> nodes, List<Edge> edges, ToIntFunction<String> heightOf) {
    this.nodes = List.copyOf(nodes);
    nodes.forEach(node -> height.put(node, heightOf.applyAsInt(node)));
    List<Edge> forward = withoutRings(edges);
    rank(forward);
    stack(forward);
    for (int i = 0; i < SWEEPS; i++) {
      boolean right = i % 2 == 0;
      order(right);
    }
    for (int i = 0; i < SWEEPS; i++) {
      place(i % 2 == 0);
    }
    double least = top.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    top.replaceAll((node, y) -> y - least);
    closeGaps();
  }

  int column(String node) {
    return column.getOrDefault(node, 0);
  }

  int top(String node) {
    return (int) Math.round(top.getOrDefault(node, 0.0));
  }

  int columns() {
    return columns.size();
  }

  /** The lowest point of all. */
  int bottom() {
    return (int) Math.round(top.keySet().stream().mapToDouble(n -> y(n) + high(n)).max().orElse(0));
  }

  /** Where an edge passes columns between its ends, as boxes without a height. */
  List<String> bends(Edge edge) {
    return bends.getOrDefault(edge, List.of());
  }

  /** The edges, each that would close a ring turned round. */
  private List<Edge> withoutRings(List<Edge> edges) {
    Map<String, List<Edge>> out = new HashMap<>();
    edges.forEach(edge -> out.computeIfAbsent(edge.from(), n -> new ArrayList<>()).add(edge));
    Set<String> done = new HashSet<>();
    Set<String> open = new HashSet<>();
    Set<Edge> turned = new HashSet<>();
    List<String> entries = new ArrayList<>(nodes);
    Set<String> targets = new HashSet<>();
    edges.forEach(edge -> targets.add(edge.to()));
    entries.sort(Comparator.comparing(targets::contains));
    entries.forEach(node -> visit(node, out, done, open, turned));
    return edges.stream()
        .filter(edge -> !edge.from().equals(edge.to()) && !turned.contains(edge))
        .distinct()
        .toList();
  }

  private static void visit(
      String node,
      Map<String, List<Edge>> out,
      Set<String> done,
      Set<String> open,
      Set<Edge> turned) {
    if (!done.add(node)) {
      return;
    }
    open.add(node);
    for (Edge edge : out.getOrDefault(node, List.of())) {
      if (open.contains(edge.to())) {
        turned.add(edge);
      } else {
        visit(edge.to(), out, done, open, turned);
      }
    }
    open.remove(node);
  }

  private void rank(List<Edge> edges) {
    Map<String, Integer> waitsFor = new HashMap<>();
    nodes.forEach(node -> waitsFor.put(node, 0));
    edges.forEach(edge -> waitsFor.merge(edge.to(), 1, Integer::sum));
    Deque<String> free = new ArrayDeque<>();
    nodes.stream().filter(node -> waitsFor.getOrDefault(node, 0) == 0).forEach(free::add);
    while (!free.isEmpty()) {
      String node = free.poll();
      column.putIfAbsent(node, 0);
      for (Edge edge : edges) {
        if (edge.from().equals(node)) {
          column.merge(edge.to(), column.get(node) + 1, Math::max);
          if (waitsFor.merge(edge.to(), -1, Integer::sum) == 0) {
            free.add(edge.to());
          }
        }
      }
    }
    // What begins a way stands next to where it leads, not at the far left.
    for (String node : nodes) {
      boolean begins = edges.stream().noneMatch(edge -> edge.to().equals(node));
      if (begins) {
        edges.stream()
            .filter(edge -> edge.from().equals(node))
            .mapToInt(edge -> column.get(edge.to()))
            .min()
            .ifPresent(next -> column.put(node, next - 1));
      }
    }
  }

  private void stack(List<Edge> edges) {
    int most = column.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    IntStream.rangeClosed(0, most).forEach(i -> columns.add(new ArrayList<>()));
    nodes.forEach(node -> columns.get(column(node)).add(node));
    for (Edge edge : edges) {
      String last = edge.from();
      List<String> passed = new ArrayList<>();
      for (int i = column(edge.from()) + 1; i < column(edge.to()); i++) {
        String bend = edge.from() + " > " + edge.to() + " @" + i;
        column.put(bend, i);
        height.put(bend, BEND_HEIGHT);
        columns.get(i).add(bend);
        passed.add(bend);
        link(last, bend);
        last = bend;
      }
      link(last, edge.to());
      bends.put(edge, passed);
    }
    for (List<String> one : columns) {
      double y = 0;
      for (String node : one) {
        top.put(node, y);
        y += high(node) + GAP;
      }
    }
  }

  private void link(String from, String to) {
    after.computeIfAbsent(from, n -> new ArrayList<>()).add(to);
    before.computeIfAbsent(to, n -> new ArrayList<>()).add(from);
  }

  private void order(boolean right) {
    for (int i = 0; i < columns.size(); i++) {
      List<String> one = columns.get(right ? i : columns.size() - 1 - i);
      Map<String, Double> wish = new HashMap<>();
      one.forEach(node -> wish.put(node, wish(node, right ? before : after)));
      one.sort(Comparator.comparing(wish::get));
      double y = 0;
      for (String node : one) {
        top.put(node, y);
        y += high(node) + GAP;
      }
    }
  }

  /** Moves boxes towards those that they are linked with; their order stays. */
  private void place(boolean right) {
    for (int i = 0; i < columns.size(); i++) {
      List<String> one = columns.get(right ? i : columns.size() - 1 - i);
      Map<String, Double> wish = new HashMap<>();
      for (String node : one) {
        double left = wish(node, before);
        double next = wish(node, after);
        wish.put(
            node,
            before.containsKey(node) && after.containsKey(node)
                ? (left + next) / 2
                : before.containsKey(node) ? left : next);
      }
      double least = Double.NEGATIVE_INFINITY;
      for (String node : one) {
        double y = Math.max(of(wish, node) - high(node) / 2.0, least);
        top.put(node, y);
        least = y + high(node) + GAP;
      }
      double most = Double.POSITIVE_INFINITY;
      for (int j = one.size() - 1; j >= 0; j--) {
        String node = one.get(j);
        double wished = of(wish, node) - high(node) / 2.0;
        double y = Math.min(Math.max(wished, (wished + y(node)) / 2), most - high(node));
        top.put(node, Math.min(y(node), y));
        most = y(node) - GAP;
      }
    }
  }

  /** What isn't linked with the rest may have drifted away from it: no empty band stays. */
  private void closeGaps() {
    List<String> downwards = new ArrayList<>(top.keySet());
    downwards.sort(Comparator.comparing(this::y).thenComparing(n -> n));
    double shift = 0;
    double bottom = 0;
    for (String node : downwards) {
      double y = y(node) - shift;
      if (y > bottom + 2 * GAP) {
        shift += y - bottom - 2 * GAP;
        y = bottom + 2 * GAP;
      }
      top.put(node, y);
      bottom = Math.max(bottom, y + high(node));
    }
  }

  /** The middle of those linked with it; its own where there are none. */
  private double wish(String node, Map<String, List<String>> neighbours) {
    return neighbours.getOrDefault(node, List.of(node)).stream()
        .mapToDouble(other -> y(other) + high(other) / 2.0)
        .average()
        .orElse(0);
  }

  /** The upper edge of what stands somewhere already. */
  private double y(String node) {
    return of(top, node);
  }

  private static double of(Map<String, Double> all, String node) {
    return Objects.requireNonNull(all.get(node));
  }

  private int high(String node) {
    return height.getOrDefault(node, BEND_HEIGHT);
  }
}
