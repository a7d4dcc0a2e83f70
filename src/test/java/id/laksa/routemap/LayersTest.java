package id.laksa.routemap;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.routemap.Layers.Edge;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final List<String> NODES = List.of("a", "b", "c", "d", "e", "f", "g", "h");
  private static final int HEIGHT = 40;

  @Test
  void aChainStandsFromLeftToRight() {
    Layers layers = layers(List.of(new Edge("c", "b"), new Edge("b", "a")));
    assertThat(List.of(layers.column("c"), layers.column("b"), layers.column("a")))
        .containsExactly(0, 1, 2);
  }

  @Test
  void aLongLinkPassesTheColumnsBetweenByBends() {
    Edge shortcut = new Edge("a", "c");
    Layers layers = layers(List.of(new Edge("a", "b"), new Edge("b", "c"), shortcut));
    assertThat(layers.bends(shortcut)).hasSize(1);
  }

  @Test
  void aRingIsDrawnToo() {
    Layers layers = layers(List.of(new Edge("a", "b"), new Edge("b", "c"), new Edge("c", "a")));
    assertThat(Set.of(layers.column("a"), layers.column("b"), layers.column("c"))).hasSize(3);
  }

  @Property
  void noBoxCoversAnother(@ForAll("graphs") List<Edge> edges) {
    Layers layers = layers(edges);
    for (String one : NODES) {
      for (String other : NODES) {
        if (one.compareTo(other) < 0 && layers.column(one) == layers.column(other)) {
          assertThat(Math.abs(layers.top(one) - layers.top(other))).isGreaterThanOrEqualTo(HEIGHT);
        }
      }
    }
  }

  @Property
  void linksOfWhatHasNoRingGoToTheRight(@ForAll("graphs") List<Edge> edges) {
    List<Edge> forward =
        edges.stream().filter(edge -> edge.from().compareTo(edge.to()) < 0).toList();
    Layers layers = layers(forward);
    assertThat(forward).allMatch(edge -> layers.column(edge.from()) < layers.column(edge.to()));
  }

  @Provide
  Arbitrary<List<Edge>> graphs() {
    Arbitrary<String> node = Arbitraries.of(NODES);
    return Combinators.combine(node, node).as(Edge::new).list().ofMaxSize(20);
  }

  private static Layers layers(List<Edge> edges) {
    return new Layers(List.copyOf(new TreeSet<>(NODES)), edges, node -> HEIGHT);
  }
}
