package id.laksa.routemap;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.routemap.RouteMap.Link;
import id.laksa.routemap.RouteMap.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteMapReaderTest {
  @TempDir private Path folder;

  @Test
  void aRouteThatCallsAnotherLeadsToIt() throws Exception {
    RouteMap map =
        map(
            route("submit", "direct:submit", "- to: direct:record"),
            route("record", "direct:record", "- log: done"));
    assertThat(map.links()).containsExactly(new Link("submit", "record", "", false));
    assertThat(map.places()).isEmpty();
  }

  @Test
  void whatLeadsToNoRouteLeadsToAPlaceOfWhichTheStepTells() throws Exception {
    RouteMap map =
        map(
            route(
                "publish",
                "direct:publish",
                "- to: {uri: 'kafka:{{topic}}', description: What happened}"));
    assertThat(map.links()).containsExactly(new Link("publish", "kafka:laksa.events", "", false));
    assertThat(map.places()).containsExactly(new Place("kafka:laksa.events", "What happened"));
  }

  @Test
  void whatOneRouteOwesAnotherDoes() throws Exception {
    RouteMap map =
        map(
            route(
                "dispatch",
                "ledger:outbox?destination=work-orders",
                "- toD: 'ledger:owe?kind=deliver-${header.way}'"),
            route("deliver-http", "ledger:errands?kind=deliver-http", "- log: sent"),
            route("notify", "ledger:errands?kind=notify", "- log: sent"));
    assertThat(map.links())
        .containsExactlyInAnyOrder(
            new Link("ledger", "dispatch", "outbox work-orders", false),
            new Link("dispatch", "deliver-http", "errands deliver-http", false),
            new Link("ledger", "notify", "errands notify", false));
  }

  @Test
  void aTargetThatOnlyShowsWhenItRunsIsSaidByANote() throws Exception {
    RouteMap map =
        map(
            route(
                "escalate",
                "direct:escalate",
                "- recipientList: {simple: 'ledger:owe?kind=${body}', note: 'calls ledger:owe?kind=mail, ledger:owe?kind=queue'}"),
            route(
                "form",
                "platform-http:/lapor",
                "- bean: {ref: form, method: take, note: 'calls direct:escalate'}"),
            route("mail", "ledger:errands?kind=mail", "- log: sent"),
            route("queue", "ledger:errands?kind=queue", "- log: sent"));
    assertThat(map.links())
        .containsExactlyInAnyOrder(
            new Link("form", "escalate", "", true),
            new Link("escalate", "mail", "errands mail", false),
            new Link("escalate", "queue", "errands queue", false));
  }

  @Test
  void whatABeanTakesFromSomewhereIsSaidByANoteToo() throws Exception {
    RouteMap map =
        map(
            route(
                "replay",
                "timer:replay?period=500",
                "- bean: {ref: feed, method: drain, note: 'reads kafka:spool, calls direct:submit'}"),
            route("submit", "direct:submit", "- log: done"));
    assertThat(map.links())
        .containsExactlyInAnyOrder(
            new Link("kafka:spool", "replay", "", true), new Link("replay", "submit", "", true));
  }

  @Test
  void aChoicesStepsStandWithinIt() throws Exception {
    RouteMap map =
        map(
            route(
                "choose",
                "direct:choose",
                """
                - choice:
                            when:
                              - simple: "${body} == 1"
                                steps:
                                  - to: direct:one
                """),
            route("one", "direct:one", "- log: one"));
    assertThat(map.routes().get(0).steps())
        .extracting(step -> step.depth())
        .containsExactly(0, 1, 2);
    assertThat(map.links()).containsExactly(new Link("choose", "one", "", false));
  }

  @Test
  void whatIsNeitherCalledNorCallsStandsByItself() throws Exception {
    RouteMap map = map(route("sweep", "timer:sweep?period=1000", "- log: swept"));
    assertThat(map.byThemselves()).extracting(route -> route.id()).containsExactly("sweep");
    assertThat(map.routes().get(0).from()).isEqualTo("every 1000 ms");
  }

  private RouteMap map(String... routes) throws Exception {
    Files.writeString(folder.resolve("some.camel.yaml"), String.join("", routes));
    return RouteFiles.read(folder, Map.of("topic", "laksa.events"));
  }

  private static String route(String id, String from, String step) {
    return """
        - route:
            id: %s
            description: For a test.
            from:
              uri: %s
              steps:
                %s
        """
        .formatted(id, from, step.strip());
  }
}
