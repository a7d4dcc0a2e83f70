package id.laksa.rulebook;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML mapping whose values know their lines. Whatever has another shape becomes a fault. */
final class YamlMap {
  private static final int DEEPEST = 10;
  private final String file;
  private final int line;
  private final Map<String, Node> values = new HashMap<>();
  private final Collection<Fault> faults;

  /**
   * A text and where it stands.
   *
   * @param line from 1
   */
  record Scalar(String text, int line) {}

  private YamlMap(String file, MappingNode node, List<String> known, Collection<Fault> faults) {
    this.file = file;
    this.line = line(node);
    this.faults = faults;
    for (NodeTuple tuple : node.getValue()) {
      int at = line(tuple.getKeyNode());
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!known.contains(key)) {
        fault(at, key + " is none of " + String.join(", ", known));
      } else if (values.put(key, tuple.getValueNode()) != null) {
        fault(at, key + " is there twice");
      }
    }
  }

  /**
   * Reads a text of one mapping.
   *
   * @param known its keys; another one is a fault
   * @return empty when it is no mapping
   */
  static Optional<YamlMap> parse(
      String file, String text, List<String> known, Collection<Fault> faults) {
    LoadSettings settings =
        LoadSettings.builder().setMaxAliasesForCollections(0).setAllowDuplicateKeys(true).build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isPresent() && root.get() instanceof MappingNode map && isFlat(map, DEEPEST)) {
        return Optional.of(new YamlMap(file, map, known, faults));
      }
      faults.add(new Fault(file, 0, "must be a mapping of " + String.join(", ", known)));
    } catch (MarkedYamlEngineException e) {
      int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      faults.add(new Fault(file, at, "is not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      faults.add(new Fault(file, 0, "is not YAML"));
    }
    return Optional.empty();
  }

  /** Notes a fault at the place where the mapping begins. */
  void fault(String sentence) {
    fault(line, sentence);
  }

  /** Notes a fault. */
  void fault(int at, String sentence) {
    faults.add(new Fault(file, at, sentence));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A text; empty and a fault when it isn't there, or is something else. */
  Optional<Scalar> text(String key) {
    Node node = values.get(key);
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar(scalar));
    }
    fault(node == null ? line : line(node), key + " is missing");
    return Optional.empty();
  }

  /** A text or a list of texts; empty and a fault when it isn't there, or is something else. */
  List<Scalar> texts(String key) {
    Node node = values.get(key);
    if (!(node instanceof SequenceNode list)) {
      return text(key).map(List::of).orElseGet(List::of);
    }
    if (!list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      fault(line(list), key + " must be a list of texts");
      return List.of();
    }
    return list.getValue().stream().map(item -> scalar((ScalarNode) item)).toList();
  }

  /** A list of mappings; none when it isn't there. */
  List<YamlMap> maps(String key, List<String> known) {
    Node node = values.get(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode list
        && list.getValue().stream().allMatch(MappingNode.class::isInstance)) {
      return list.getValue().stream()
          .map(item -> new YamlMap(file, (MappingNode) item, known, faults))
          .toList();
    }
    fault(line(node), key + " must be a list of " + String.join(", ", known));
    return List.of();
  }

  /** The line of a value; that of the mapping when there is none. */
  int lineOf(String key) {
    Node node = values.get(key);
    return node == null ? line : line(node);
  }

  /** A mapping that holds itself would never end. */
  private static boolean isFlat(Node node, int depth) {
    if (depth == 0 || node.isRecursive()) {
      return false;
    }
    if (node instanceof MappingNode map) {
      return map.getValue().stream().allMatch(tuple -> isFlat(tuple.getValueNode(), depth - 1));
    }
    return !(node instanceof SequenceNode list)
        || list.getValue().stream().allMatch(item -> isFlat(item, depth - 1));
  }

  private static Scalar scalar(ScalarNode node) {
    return new Scalar(node.getValue().strip(), line(node));
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
