package id.laksa.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.laksa.routemap.RouteFiles;
import id.laksa.routemap.RouteMap;
import id.laksa.routemap.RouteMap.MappedRoute;
import id.laksa.routemap.RouteMapPicture;
import id.laksa.routemap.RouteMapText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine's own routes, as the files have them. */
class RoutePictureTest {
  private static final String NEW_ONE = "./laksa routes show --files --svg docs/images/routes.svg";
  private static RouteMap map;

  @BeforeAll
  static void read() throws Exception {
    map =
        RouteFiles.read(
            Path.of("routes"), Settings.load(Path.of("conf"), Map.of(), Map.of()).all());
  }

  @Test
  void thePictureInTheDocumentsIsOfTheRoutesAsTheyAre() throws Exception {
    assertThat(RouteMapPicture.of(map).equals(Files.readString(Path.of("docs/images/routes.svg"))))
        .as("the picture is of these routes; if not, make it anew: " + NEW_ONE)
        .isTrue();
  }

  @Test
  void everyRouteHasAnIdOfItsOwnAndSaysWhatItIsFor() {
    assertThat(map.routes()).extracting(MappedRoute::id).doesNotHaveDuplicates();
    assertThat(map.routes())
        .allSatisfy(
            route ->
                assertThat(route.description())
                    .as(route.id())
                    .isNotEmpty()
                    .doesNotContain("{{", "}}"));
  }

  @Test
  void whatAStepIsSaidToCallIsThere() {
    assertThat(map.places())
        .extracting(place -> place.name())
        .noneMatch(name -> name.startsWith("direct:") || name.startsWith("seda:"));
  }

  @Test
  void theTextNamesEveryRouteOnce() {
    String text = RouteMapText.of(map);
    assertThat(map.routes())
        .allSatisfy(
            route -> assertThat(text.split("\n  \\Q" + route.id() + "\\E  <- ", -1)).hasSize(2));
  }

  @Test
  void aCitizensDoorsAreNamedByMethodAndPath() {
    assertThat(RouteMapText.of(map)).contains("track-complaint  <- GET /lacak/{ticket}\n");
  }
}
