package id.laksa.city.camel;

import id.laksa.rulebook.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A file of routes as text with lines: what can be said of it before Camel sees it. */
final class CityYaml {
  static final int MOST_BYTES = 1 << 20;

  /** Of top-level elements: those that reach beyond their file, or are doors. */
  private static final Map<String, String> NOT_HERE =
      Map.of(
          "from", "has no id: put it into a route, with an id of its own",
          "rest", "is a door of the engine's: a city's file has no addresses on its HTTP port",
          "restConfiguration",
              "is a door of the engine's: a city's file has no addresses on its HTTP port");

  /** Schemes of the engine's own, which a city's file can't have. */
  static final Set<String> ENGINES =
      Set.of("ledger", "opd", "city", "platform-http", "rest", "rest-api", "rest-openapi");

  private final String file;
  private final @Nullable Node root;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Integer> ids = new LinkedHashMap<>();
  private final Map<String, Integer> directs = new LinkedHashMap<>();
  private final Map<String, Integer> beans = new LinkedHashMap<>();

  private CityYaml(String file, String text) {
    this.file = file;
    this.root = compose(text);
  }

  /** Reads a file of routes. */
  static CityYaml routes(String file, String text) {
    CityYaml yaml = new CityYaml(file, text);
    yaml.lookAtRoutes();
    return yaml;
  }

  /** Reads a kamelet, which is called by this name. */
  static CityYaml kamelet(String file, String name, String text) {
    CityYaml yaml = new CityYaml(file, text);
    yaml.lookAtKamelet(name);
    return yaml;
  }

  /** Every id that a file of the engine's names. */
  static List<String> allIds(String file, String text) {
    List<String> found = new ArrayList<>();
    collectIds(new CityYaml(file, text).root, found);
    return found;
  }

  private static void collectIds(@Nullable Node node, List<String> into) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(element -> collectIds(element, into));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (text(tuple.getKeyNode()).equals("id")) {
          into.add(text(tuple.getValueNode()));
        }
        collectIds(tuple.getValueNode(), into);
      }
    }
  }

  /** What is wrong with it, by line. */
  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Routes, templates and configurations by id, with their lines. */
  Map<String, Integer> ids() {
    return ids;
  }

  /** The names behind {@code direct:} that its routes begin with, with their lines. */
  Map<String, Integer> directs() {
    return directs;
  }

  /** Its beans by name, with their lines. */
  Map<String, Integer> beans() {
    return beans;
  }

  /** The first line with a value that holds this, 0 when none does. */
  int lineWith(String part) {
    return values(null).stream()
        .filter(value -> value.getValue().contains(part))
        .findFirst()
        .map(CityYaml::line)
        .orElse(0);
  }

  /** What a route says, keys and values, with their lines; all of the file when null. */
  List<Said> saidIn(@Nullable String route) {
    return values(route).stream().map(value -> new Said(value.getValue(), line(value))).toList();
  }

  /** One value or key. */
  record Said(String text, int line) {}

  private List<ScalarNode> values(@Nullable String route) {
    List<ScalarNode> values = new ArrayList<>();
    collect(route == null ? root : routeNode(route), values);
    return values;
  }

  private @Nullable Node compose(String text) {
    try {
      Optional<Node> node =
          new Compose(LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_BYTES).build())
              .composeString(text);
      if (node.isEmpty()) {
        faults.add(new Fault(file, 1, "is empty"));
      }
      return node.orElse(null);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().or(e::getContextMark).map(mark -> mark.getLine() + 1).orElse(1);
      faults.add(new Fault(file, line, "is no YAML: " + Reasons.bounded(e.getProblem())));
    } catch (YamlEngineException | StackOverflowError e) {
      faults.add(new Fault(file, 1, "is no YAML: " + Reasons.bounded(e.getMessage())));
    }
    return null;
  }

  private void lookAtRoutes() {
    if (root == null) {
      return;
    }
    if (!(root instanceof SequenceNode list)) {
      fault(root, "must be a list: each element begins with '- route:'");
      return;
    }
    for (Node element : list.getValue()) {
      if (element instanceof MappingNode mapping) {
        mapping.getValue().forEach(this::element);
      } else {
        fault(element, "must be an element like '- route:'");
      }
    }
    refuseEnginesSchemes(root);
  }

  private void element(NodeTuple tuple) {
    Node key = tuple.getKeyNode();
    String name = camelCase(text(key));
    String refusal = NOT_HERE.get(name);
    if (refusal != null) {
      fault(key, name + " " + refusal);
    } else if (Set.of("route", "routeConfiguration", "routeTemplate").contains(name)) {
      identified(name, "id", key, tuple.getValueNode());
    } else if (name.equals("templatedRoute")) {
      identified(name, "routeId", key, tuple.getValueNode());
    } else if (name.equals("beans") && tuple.getValueNode() instanceof SequenceNode list) {
      list.getValue().forEach(bean -> note(beans, bean, "name", "bean"));
    }
  }

  private void identified(String name, String idKey, Node key, Node value) {
    Node id = child(value, idKey);
    if (id == null || text(id).isBlank()) {
      fault(key, name + " needs an " + idKey + " of its own");
      return;
    }
    note(ids, value, idKey, "id");
    Node start = child(value, "from");
    String from = text(child(start, "uri"));
    if (start != null && from.startsWith("direct:")) {
      String direct = from.substring("direct:".length()).replaceFirst("^//", "");
      Integer former = directs.putIfAbsent(direct.replaceFirst("\\?.*$", ""), line(start));
      if (former != null) {
        fault(start, from + " begins another route of this file, too");
      }
    }
  }

  private void note(Map<String, Integer> where, Node value, String key, String what) {
    Node named = child(value, key);
    if (named != null && where.putIfAbsent(text(named), line(named)) != null) {
      fault(named, what + " " + text(named) + " is there twice");
    }
  }

  private void lookAtKamelet(String name) {
    if (root == null) {
      return;
    }
    Node metadata = child(root, "metadata");
    if (!text(child(root, "kind")).equals("Kamelet") || child(root, "spec") == null) {
      fault(root, "must be a Kamelet: kind, metadata and spec");
    } else if (!text(child(metadata, "name")).equals(name)) {
      fault(
          metadata == null ? root : metadata,
          "must be named like its file: metadata.name is not " + name);
    } else {
      refuseEnginesSchemes(root);
    }
  }

  private void refuseEnginesSchemes(Node node) {
    List<ScalarNode> values = new ArrayList<>();
    collect(node, values);
    for (ScalarNode value : values) {
      String text = value.getValue();
      int colon = text.indexOf(':');
      if (colon > 0 && ENGINES.contains(text.substring(0, colon)) && text.indexOf(' ') < 0) {
        fault(value, Reasons.engines(text.substring(0, colon)));
      }
    }
  }

  private @Nullable Node routeNode(String id) {
    if (root instanceof SequenceNode list) {
      for (Node element : list.getValue()) {
        Node route = child(element, "route");
        if (route != null && text(child(route, "id")).equals(id)) {
          return route;
        }
      }
    }
    return root;
  }

  /** Values and keys, in their order. */
  private static void collect(@Nullable Node node, List<ScalarNode> into) {
    if (node instanceof ScalarNode scalar) {
      into.add(scalar);
    } else if (node instanceof SequenceNode list) {
      list.getValue().forEach(element -> collect(element, into));
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        collect(tuple.getKeyNode(), into);
        collect(tuple.getValueNode(), into);
      }
    }
  }

  private static @Nullable Node child(@Nullable Node node, String key) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (camelCase(text(tuple.getKeyNode())).equals(key)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }

  private static String text(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static String camelCase(String key) {
    StringBuilder camel = new StringBuilder();
    boolean up = false;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '-') {
        up = true;
      } else {
        camel.append(up ? Character.toUpperCase(c) : c);
        up = false;
      }
    }
    return camel.toString();
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private void fault(Node where, String sentence) {
    faults.add(new Fault(file, line(where), sentence));
  }
}
